PRAGMA foreign_keys=OFF;
BEGIN;
CREATE TABLE alembic_version (
version_num VARCHAR(32) NOT NULL,
CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE jobs (
id INTEGER NOT NULL,
name VARCHAR(40) NOT NULL,
payload TEXT NOT NULL,
state VARCHAR(10) NOT NULL,
run_at DATETIME NOT NULL,
attempts INTEGER NOT NULL,
leased_until DATETIME,
lease VARCHAR(32),
last_error TEXT,
created_at DATETIME NOT NULL,
finished_at DATETIME, worker VARCHAR(80),
CONSTRAINT ck_jobs_state CHECK (state IN ('queued', 'done', 'dead')),
CONSTRAINT pk_jobs PRIMARY KEY (id)
);
CREATE TABLE limit_hits (
id INTEGER NOT NULL,
scope VARCHAR(40) NOT NULL,
"key" VARCHAR(64) NOT NULL,
hit_at DATETIME NOT NULL,
CONSTRAINT pk_limit_hits PRIMARY KEY (id)
);
CREATE TABLE site_facts (
name VARCHAR(40) NOT NULL,
value TEXT NOT NULL,
CONSTRAINT pk_site_facts PRIMARY KEY (name)
);
CREATE TABLE audit_log (
id INTEGER NOT NULL,
at DATETIME NOT NULL,
actor_id INTEGER,
action VARCHAR(40) NOT NULL,
subject_kind VARCHAR(20) NOT NULL,
subject_id INTEGER NOT NULL,
detail TEXT NOT NULL,
CONSTRAINT fk_audit_log_actor_id_users FOREIGN KEY(actor_id) REFERENCES users (id),
CONSTRAINT pk_audit_log PRIMARY KEY (id)
);
CREATE TABLE blog_roles (
blog_id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
role VARCHAR(10) NOT NULL,
CONSTRAINT ck_blog_roles_role CHECK (role IN ('reader', 'author', 'editor', 'mentor', 'moderator')),
CONSTRAINT fk_blog_roles_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_blog_roles_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_blog_roles PRIMARY KEY (blog_id, user_id, role)
);
CREATE TABLE blog_slugs (
slug VARCHAR(80) NOT NULL,
blog_id INTEGER NOT NULL,
CONSTRAINT fk_blog_slugs_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT pk_blog_slugs PRIMARY KEY (slug)
);
CREATE TABLE count_deltas (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
blog_id INTEGER NOT NULL,
posts INTEGER NOT NULL,
replies INTEGER NOT NULL,
CONSTRAINT fk_count_deltas_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_count_deltas_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_count_deltas PRIMARY KEY (id)
);
CREATE TABLE mail (
id INTEGER NOT NULL,
template VARCHAR(40) NOT NULL,
user_id INTEGER,
to_address VARCHAR(254) NOT NULL,
context TEXT NOT NULL,
message_id VARCHAR(200) NOT NULL,
state VARCHAR(10) NOT NULL,
attempts INTEGER NOT NULL,
last_error TEXT,
created_at DATETIME NOT NULL,
sent_at DATETIME,
CONSTRAINT ck_mail_state CHECK (state IN ('queued', 'sent', 'failed')),
CONSTRAINT fk_mail_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_mail PRIMARY KEY (id),
CONSTRAINT uq_mail_message_id UNIQUE (message_id)
);
CREATE TABLE posts (
id INTEGER NOT NULL,
blog_id INTEGER NOT NULL,
writer_id INTEGER NOT NULL,
state VARCHAR(10) NOT NULL,
audience VARCHAR(10) NOT NULL,
title VARCHAR(150) NOT NULL,
slug VARCHAR(80) NOT NULL,
source TEXT NOT NULL,
body_format VARCHAR(10) NOT NULL,
html TEXT NOT NULL,
excerpt VARCHAR(400) NOT NULL,
render_version INTEGER NOT NULL,
version INTEGER NOT NULL,
is_locked BOOLEAN NOT NULL,
decision_id INTEGER,
form_key VARCHAR(64),
created_at DATETIME NOT NULL,
published_at DATETIME,
edited_at DATETIME,
state_at DATETIME NOT NULL, swept_from VARCHAR(10), publish_at DATETIME, cover_html TEXT, pinned_at DATETIME, corrected_at DATETIME, summary VARCHAR(280) DEFAULT '' NOT NULL,
CONSTRAINT ck_posts_audience CHECK (audience IN ('blog', 'named')),
CONSTRAINT ck_posts_published_at CHECK (state <> 'published' OR published_at IS NOT NULL),
CONSTRAINT ck_posts_state CHECK (state IN ('draft', 'scheduled', 'pending', 'rejected', 'published', 'hidden', 'removed', 'deleted')),
CONSTRAINT fk_posts_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id),
CONSTRAINT fk_posts_writer_id_users FOREIGN KEY(writer_id) REFERENCES users (id),
CONSTRAINT pk_posts PRIMARY KEY (id),
CONSTRAINT uq_posts_writer_id_form_key UNIQUE (writer_id, form_key)
);
CREATE TABLE sessions (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
secret_hash BLOB NOT NULL,
is_kept BOOLEAN NOT NULL,
user_agent VARCHAR(200) NOT NULL,
address VARCHAR(45) NOT NULL,
created_at DATETIME NOT NULL,
last_seen_at DATETIME NOT NULL,
expires_at DATETIME NOT NULL,
CONSTRAINT fk_sessions_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_sessions PRIMARY KEY (id),
CONSTRAINT uq_sessions_secret_hash UNIQUE (secret_hash)
);
CREATE TABLE post_counters (
post_id INTEGER NOT NULL,
reply_seq INTEGER NOT NULL,
reply_count INTEGER NOT NULL,
last_reply_at DATETIME,
page_version INTEGER NOT NULL, active_at DATETIME,
CONSTRAINT ck_post_counters_reply_count CHECK (reply_count >= 0),
CONSTRAINT fk_post_counters_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_post_counters PRIMARY KEY (post_id)
);
CREATE TABLE post_readers (
post_id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
CONSTRAINT fk_post_readers_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_post_readers_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_post_readers PRIMARY KEY (post_id, user_id)
);
CREATE TABLE replies (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
parent_id INTEGER,
writer_id INTEGER NOT NULL,
number INTEGER,
thread_key BLOB,
newest_key BLOB,
depth INTEGER NOT NULL,
state VARCHAR(10) NOT NULL,
is_shown BOOLEAN NOT NULL,
source TEXT NOT NULL,
body_format VARCHAR(10) NOT NULL,
html TEXT NOT NULL,
render_version INTEGER NOT NULL,
version INTEGER NOT NULL,
decision_id INTEGER,
form_key VARCHAR(64),
created_at DATETIME NOT NULL,
published_at DATETIME,
edited_at DATETIME,
state_at DATETIME NOT NULL,
CONSTRAINT ck_replies_depth CHECK (depth BETWEEN 1 AND 50),
CONSTRAINT ck_replies_newest_key CHECK ((number IS NULL) = (newest_key IS NULL)),
CONSTRAINT ck_replies_number CHECK (state <> 'published' OR number IS NOT NULL),
CONSTRAINT ck_replies_state CHECK (state IN ('pending', 'rejected', 'published', 'hidden', 'removed', 'deleted')),
CONSTRAINT ck_replies_thread_key CHECK ((number IS NULL) = (thread_key IS NULL)),
CONSTRAINT fk_replies_post_id_parent_id_replies FOREIGN KEY(post_id, parent_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_replies_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id),
CONSTRAINT fk_replies_writer_id_users FOREIGN KEY(writer_id) REFERENCES users (id),
CONSTRAINT pk_replies PRIMARY KEY (id),
CONSTRAINT uq_replies_post_id_id UNIQUE (post_id, id),
CONSTRAINT uq_replies_post_id_number UNIQUE (post_id, number),
CONSTRAINT uq_replies_post_id_writer_id_form_key UNIQUE (post_id, writer_id, form_key)
);
CREATE TABLE mentions (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
reply_id INTEGER,
user_id INTEGER NOT NULL,
is_present BOOLEAN NOT NULL,
is_told BOOLEAN NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT fk_mentions_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_mentions_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_mentions_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_mentions PRIMARY KEY (id)
);
CREATE TABLE prepared_answers (
id INTEGER NOT NULL,
blog_id INTEGER,
title VARCHAR(100) NOT NULL,
body TEXT NOT NULL,
version INTEGER NOT NULL,
editor_id INTEGER NOT NULL,
edited_at DATETIME NOT NULL,
CONSTRAINT fk_prepared_answers_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_prepared_answers_editor_id_users FOREIGN KEY(editor_id) REFERENCES users (id),
CONSTRAINT pk_prepared_answers PRIMARY KEY (id)
);
CREATE TABLE word_rules (
id INTEGER NOT NULL,
blog_id INTEGER,
phrase VARCHAR(200) NOT NULL,
action VARCHAR(10) NOT NULL,
replacement VARCHAR(500) NOT NULL,
is_active BOOLEAN NOT NULL,
creator_id INTEGER,
created_at DATETIME NOT NULL, message VARCHAR(300) DEFAULT '' NOT NULL, version INTEGER DEFAULT '1' NOT NULL,
CONSTRAINT ck_word_rules_action CHECK (action IN ('block', 'hold', 'flag', 'censor', 'replace', 'link', 'worry')),
CONSTRAINT fk_word_rules_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_word_rules_creator_id_users FOREIGN KEY(creator_id) REFERENCES users (id),
CONSTRAINT pk_word_rules PRIMARY KEY (id)
);
CREATE TABLE reply_redirects (
post_id INTEGER NOT NULL,
number INTEGER NOT NULL,
to_post_id INTEGER NOT NULL,
to_number INTEGER NOT NULL,
CONSTRAINT fk_reply_redirects_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_reply_redirects_to_post_id_posts FOREIGN KEY(to_post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_reply_redirects PRIMARY KEY (post_id, number)
);
CREATE TABLE cases (
id INTEGER NOT NULL,
lane VARCHAR(10) NOT NULL,
urgency INTEGER NOT NULL,
thing VARCHAR(60) NOT NULL,
post_id INTEGER,
reply_id INTEGER,
writer_id INTEGER,
blog_id INTEGER,
hold_rule VARCHAR(40),
hold_detail TEXT NOT NULL,
revision_id INTEGER,
state VARCHAR(10) NOT NULL,
outcome VARCHAR(12),
rank DOUBLE NOT NULL,
flag_count INTEGER NOT NULL,
version INTEGER NOT NULL,
hides_from_version INTEGER NOT NULL,
brought_back_at DATETIME,
claimed_by_id INTEGER,
claimed_until DATETIME,
escalation INTEGER NOT NULL,
reminded_at DATETIME,
opened_at DATETIME NOT NULL,
closed_at DATETIME,
closed_by_id INTEGER, category VARCHAR(20),
CONSTRAINT ck_cases_closed CHECK ((state = 'closed') = (outcome IS NOT NULL)),
CONSTRAINT ck_cases_lane CHECK (lane IN ('worried', 'legal', 'appeal', 'normal')),
CONSTRAINT ck_cases_outcome CHECK (outcome IN ('agreed', 'disagreed', 'ignored', 'approved', 'rejected', 'withdrawn', 'expired', 'handled')),
CONSTRAINT ck_cases_state CHECK (state IN ('open', 'closed')),
CONSTRAINT fk_cases_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id),
CONSTRAINT fk_cases_claimed_by_id_users FOREIGN KEY(claimed_by_id) REFERENCES users (id),
CONSTRAINT fk_cases_closed_by_id_users FOREIGN KEY(closed_by_id) REFERENCES users (id),
CONSTRAINT fk_cases_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id),
CONSTRAINT fk_cases_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_cases_revision_id_revisions FOREIGN KEY(revision_id) REFERENCES revisions (id),
CONSTRAINT fk_cases_writer_id_users FOREIGN KEY(writer_id) REFERENCES users (id),
CONSTRAINT pk_cases PRIMARY KEY (id)
);
CREATE TABLE case_entries (
id INTEGER NOT NULL,
case_id INTEGER NOT NULL,
kind VARCHAR(15) NOT NULL,
step VARCHAR(20) NOT NULL,
author_id INTEGER,
to_id INTEGER,
source TEXT NOT NULL,
html TEXT NOT NULL,
form_key VARCHAR(64),
created_at DATETIME NOT NULL,
CONSTRAINT ck_case_entries_kind CHECK (kind IN ('note', 'opinion_asked', 'opinion', 'to_member', 'from_member', 'step')),
CONSTRAINT fk_case_entries_author_id_users FOREIGN KEY(author_id) REFERENCES users (id),
CONSTRAINT fk_case_entries_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id),
CONSTRAINT fk_case_entries_to_id_users FOREIGN KEY(to_id) REFERENCES users (id),
CONSTRAINT pk_case_entries PRIMARY KEY (id)
);
CREATE TABLE flags (
id INTEGER NOT NULL,
case_id INTEGER NOT NULL,
thing VARCHAR(60) NOT NULL,
flagger_id INTEGER,
reason VARCHAR(20) NOT NULL,
words TEXT NOT NULL,
weight DOUBLE NOT NULL,
is_moderator BOOLEAN NOT NULL,
text_version INTEGER NOT NULL,
state VARCHAR(10) NOT NULL,
created_at DATETIME NOT NULL,
handled_at DATETIME,
CONSTRAINT ck_flags_handled CHECK ((state = 'open') = (handled_at IS NULL)),
CONSTRAINT ck_flags_reason CHECK (reason IN ('spam', 'disrespect', 'off_topic', 'advice', 'misinformation', 'personal_data', 'ai_text', 'worried', 'law', 'other')),
CONSTRAINT ck_flags_state CHECK (state IN ('open', 'agreed', 'disagreed', 'ignored')),
CONSTRAINT fk_flags_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id),
CONSTRAINT fk_flags_flagger_id_users FOREIGN KEY(flagger_id) REFERENCES users (id),
CONSTRAINT pk_flags PRIMARY KEY (id)
);
CREATE TABLE legal_notices (
id INTEGER NOT NULL,
reference VARCHAR(20) NOT NULL,
case_id INTEGER,
url TEXT NOT NULL,
words TEXT NOT NULL,
law VARCHAR(300) NOT NULL,
name VARCHAR(120) NOT NULL,
email VARCHAR(254) NOT NULL,
state VARCHAR(10) NOT NULL,
answer TEXT NOT NULL,
form_key VARCHAR(64),
created_at DATETIME NOT NULL,
decided_at DATETIME,
CONSTRAINT ck_legal_notices_state CHECK (state IN ('open', 'upheld', 'refused')),
CONSTRAINT fk_legal_notices_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id),
CONSTRAINT pk_legal_notices PRIMARY KEY (id),
CONSTRAINT uq_legal_notices_form_key UNIQUE (form_key),
CONSTRAINT uq_legal_notices_reference UNIQUE (reference)
);
CREATE TABLE appeals (
id INTEGER NOT NULL,
decision_id INTEGER NOT NULL,
appellant_id INTEGER NOT NULL,
side VARCHAR(10) NOT NULL,
case_id INTEGER NOT NULL,
source TEXT NOT NULL,
html TEXT NOT NULL,
state VARCHAR(10) NOT NULL,
answer TEXT NOT NULL,
created_at DATETIME NOT NULL,
decided_at DATETIME,
decided_by_id INTEGER,
CONSTRAINT ck_appeals_side CHECK (side IN ('writer', 'flagger')),
CONSTRAINT ck_appeals_state CHECK (state IN ('open', 'upheld', 'reversed', 'withdrawn')),
CONSTRAINT fk_appeals_appellant_id_users FOREIGN KEY(appellant_id) REFERENCES users (id),
CONSTRAINT fk_appeals_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id),
CONSTRAINT fk_appeals_decided_by_id_users FOREIGN KEY(decided_by_id) REFERENCES users (id),
CONSTRAINT fk_appeals_decision_id_decisions FOREIGN KEY(decision_id) REFERENCES decisions (id),
CONSTRAINT pk_appeals PRIMARY KEY (id)
);
CREATE TABLE sanctions (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
blog_id INTEGER,
kind VARCHAR(12) NOT NULL,
decision_id INTEGER NOT NULL,
starts_at DATETIME NOT NULL,
ends_at DATETIME,
acknowledged_at DATETIME,
lifted_at DATETIME,
lifted_by_id INTEGER,
CONSTRAINT ck_sanctions_kind CHECK (kind IN ('warning', 'silence', 'suspension', 'approval')),
CONSTRAINT fk_sanctions_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id),
CONSTRAINT fk_sanctions_decision_id_decisions FOREIGN KEY(decision_id) REFERENCES decisions (id),
CONSTRAINT fk_sanctions_lifted_by_id_decisions FOREIGN KEY(lifted_by_id) REFERENCES decisions (id),
CONSTRAINT fk_sanctions_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_sanctions PRIMARY KEY (id)
);
CREATE TABLE "revisions" (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
reply_id INTEGER,
version INTEGER NOT NULL,
title VARCHAR(150),
source TEXT NOT NULL,
html TEXT NOT NULL,
editor_id INTEGER NOT NULL,
reason TEXT NOT NULL,
is_hidden BOOLEAN NOT NULL,
written_at DATETIME NOT NULL,
replaced_at DATETIME NOT NULL,
state VARCHAR(10) DEFAULT 'earlier' NOT NULL, prepared TEXT, summary VARCHAR(280) DEFAULT '' NOT NULL,
CONSTRAINT ck_revisions_state CHECK (state IN ('earlier', 'pending', 'rejected', 'withdrawn')),
CONSTRAINT fk_revisions_editor_id_users FOREIGN KEY(editor_id) REFERENCES users (id),
CONSTRAINT fk_revisions_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_revisions_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT pk_revisions PRIMARY KEY (id)
);
CREATE TABLE mail_suppressions (
id INTEGER NOT NULL,
address_key VARCHAR(254) NOT NULL,
reason VARCHAR(10) NOT NULL,
detail TEXT NOT NULL,
bounces INTEGER NOT NULL,
is_in_force BOOLEAN NOT NULL,
last_bounce_at DATETIME,
created_at DATETIME NOT NULL,
CONSTRAINT ck_mail_suppressions_reason CHECK (reason IN ('bounce', 'complaint', 'operator')),
CONSTRAINT pk_mail_suppressions PRIMARY KEY (id),
CONSTRAINT uq_mail_suppressions_address_key UNIQUE (address_key)
);
CREATE TABLE ignores (
user_id INTEGER NOT NULL,
ignored_id INTEGER NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT ck_ignores_others CHECK (ignored_id <> user_id),
CONSTRAINT fk_ignores_ignored_id_users FOREIGN KEY(ignored_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT fk_ignores_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_ignores PRIMARY KEY (user_id, ignored_id)
);
CREATE TABLE notification_settings (
user_id INTEGER NOT NULL,
kind VARCHAR(10) NOT NULL,
is_on_site BOOLEAN NOT NULL,
mail VARCHAR(10) NOT NULL,
CONSTRAINT ck_notification_settings_mail CHECK (mail IN ('off', 'at_once', 'daily', 'weekly')),
CONSTRAINT fk_notification_settings_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_notification_settings PRIMARY KEY (user_id, kind)
);
CREATE TABLE reader_settings (
user_id INTEGER NOT NULL,
digest_hour INTEGER NOT NULL,
digest_weekday INTEGER NOT NULL,
quiet_from INTEGER,
quiet_to INTEGER,
mail_budget INTEGER NOT NULL,
is_mail_stopped BOOLEAN NOT NULL,
visit_began_at DATETIME,
last_visit_at DATETIME, seen_at DATETIME,
CONSTRAINT ck_reader_settings_digest_hour CHECK (digest_hour BETWEEN 0 AND 23),
CONSTRAINT ck_reader_settings_digest_weekday CHECK (digest_weekday BETWEEN 0 AND 6),
CONSTRAINT ck_reader_settings_mail_budget CHECK (mail_budget BETWEEN 0 AND 50),
CONSTRAINT ck_reader_settings_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
CONSTRAINT ck_reader_settings_quiet_from CHECK (quiet_from BETWEEN 0 AND 23),
CONSTRAINT ck_reader_settings_quiet_to CHECK (quiet_to BETWEEN 0 AND 23),
CONSTRAINT fk_reader_settings_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_reader_settings PRIMARY KEY (user_id)
);
CREATE TABLE reading_marks (
user_id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
read_up_to INTEGER NOT NULL,
read_beyond TEXT NOT NULL,
visited_up_to INTEGER NOT NULL,
first_read_at DATETIME NOT NULL,
read_at DATETIME NOT NULL, seen_up_to INTEGER DEFAULT '0' NOT NULL,
CONSTRAINT fk_reading_marks_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_reading_marks_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_reading_marks PRIMARY KEY (user_id, post_id)
);
CREATE TABLE fan_outs (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
reply_id INTEGER,
told_up_to INTEGER NOT NULL,
created_at DATETIME NOT NULL,
finished_at DATETIME,
CONSTRAINT fk_fan_outs_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_fan_outs_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT pk_fan_outs PRIMARY KEY (id)
);
CREATE TABLE follows (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
kind VARCHAR(10) NOT NULL,
blog_id INTEGER,
post_id INTEGER,
reply_id INTEGER,
member_id INTEGER,
delivery VARCHAR(10) NOT NULL,
origin VARCHAR(10) NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT ck_follows_blog CHECK ((kind = 'blog') = (blog_id IS NOT NULL)),
CONSTRAINT ck_follows_branch CHECK ((kind = 'branch') = (reply_id IS NOT NULL)),
CONSTRAINT ck_follows_delivery CHECK (delivery IN ('off', 'site', 'at_once', 'daily', 'weekly')),
CONSTRAINT ck_follows_kind CHECK (kind IN ('blog', 'post', 'branch', 'member')),
CONSTRAINT ck_follows_member CHECK ((kind = 'member') = (member_id IS NOT NULL)),
CONSTRAINT ck_follows_origin CHECK (origin IN ('chosen', 'own', 'mention')),
CONSTRAINT ck_follows_others CHECK (member_id <> user_id),
CONSTRAINT ck_follows_post CHECK ((kind IN ('post', 'branch')) = (post_id IS NOT NULL)),
CONSTRAINT fk_follows_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_follows_member_id_users FOREIGN KEY(member_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT fk_follows_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_follows_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_follows_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_follows PRIMARY KEY (id)
);
CREATE TABLE deliveries (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
notification_id INTEGER NOT NULL,
rhythm VARCHAR(10) NOT NULL,
state VARCHAR(10) NOT NULL,
is_asked_for BOOLEAN NOT NULL,
due_at DATETIME NOT NULL,
mail_id INTEGER,
created_at DATETIME NOT NULL,
CONSTRAINT ck_deliveries_rhythm CHECK (rhythm IN ('at_once', 'daily', 'weekly')),
CONSTRAINT ck_deliveries_state CHECK (state IN ('waiting', 'mailed', 'dropped')),
CONSTRAINT fk_deliveries_mail_id_mail FOREIGN KEY(mail_id) REFERENCES mail (id) ON DELETE SET NULL,
CONSTRAINT fk_deliveries_notification_id_notifications FOREIGN KEY(notification_id) REFERENCES notifications (id) ON DELETE CASCADE,
CONSTRAINT fk_deliveries_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_deliveries PRIMARY KEY (id),
CONSTRAINT uq_deliveries_notification_id UNIQUE (notification_id)
);
CREATE TABLE feed_keys (
user_id INTEGER NOT NULL,
secret VARCHAR(40) NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT fk_feed_keys_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_feed_keys PRIMARY KEY (user_id),
CONSTRAINT uq_feed_keys_secret UNIQUE (secret)
);
CREATE TABLE feed_changes (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
blog_id INTEGER NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT fk_feed_changes_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_feed_changes_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_feed_changes PRIMARY KEY (id)
);
CREATE TABLE incoming_mails (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
message_id VARCHAR(200) NOT NULL,
state VARCHAR(10) NOT NULL,
reason VARCHAR(20) NOT NULL,
source TEXT NOT NULL,
post_id INTEGER NOT NULL,
number INTEGER,
created_at DATETIME NOT NULL,
CONSTRAINT ck_incoming_mails_state CHECK (state IN ('posted', 'kept', 'refused', 'ignored')),
CONSTRAINT fk_incoming_mails_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_incoming_mails PRIMARY KEY (id),
CONSTRAINT uq_incoming_mails_user_id_message_id UNIQUE (user_id, message_id)
);
CREATE TABLE "blogs" (
id INTEGER NOT NULL,
slug VARCHAR(80) NOT NULL,
name VARCHAR(100) NOT NULL,
description VARCHAR(500) NOT NULL,
note_source TEXT NOT NULL,
note_html TEXT NOT NULL,
posting VARCHAR(10) NOT NULL,
reading VARCHAR(10) NOT NULL,
is_unlisted BOOLEAN NOT NULL,
closes_after_days INTEGER,
position INTEGER NOT NULL,
version INTEGER NOT NULL,
post_count INTEGER NOT NULL,
reply_count INTEGER NOT NULL,
created_at DATETIME NOT NULL,
moderation VARCHAR(10) DEFAULT 'after' NOT NULL,
is_noindex BOOLEAN DEFAULT 0 NOT NULL,
feed_text VARCHAR(10) DEFAULT 'full' NOT NULL, has_pseudonyms BOOLEAN DEFAULT 0 NOT NULL,
CONSTRAINT ck_blogs_closes_after_days CHECK (closes_after_days > 0),
CONSTRAINT ck_blogs_feed_text CHECK (feed_text IN ('full', 'excerpt')),
CONSTRAINT ck_blogs_moderation CHECK (moderation IN ('after', 'newcomers', 'all')),
CONSTRAINT ck_blogs_posting CHECK (posting IN ('authors', 'members')),
CONSTRAINT ck_blogs_reading CHECK (reading IN ('public', 'members', 'private')),
CONSTRAINT pk_blogs PRIMARY KEY (id),
CONSTRAINT uq_blogs_slug UNIQUE (slug)
);
CREATE TABLE newsletter_imports (
id INTEGER NOT NULL,
blog_id INTEGER NOT NULL,
source VARCHAR(200) NOT NULL,
consented_on DATETIME NOT NULL,
proof TEXT NOT NULL,
taken INTEGER NOT NULL,
known INTEGER NOT NULL,
refused_count INTEGER NOT NULL,
refused TEXT NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT fk_newsletter_imports_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT pk_newsletter_imports PRIMARY KEY (id)
);
CREATE TABLE newsletter_issues (
id INTEGER NOT NULL,
blog_id INTEGER NOT NULL,
kind VARCHAR(10) NOT NULL,
state VARCHAR(10) NOT NULL,
stop_reason VARCHAR(10) NOT NULL,
subject VARCHAR(150) NOT NULL,
source TEXT NOT NULL,
html TEXT NOT NULL,
render_version INTEGER NOT NULL,
version INTEGER NOT NULL,
rate INTEGER NOT NULL,
form_key VARCHAR(64),
recipients INTEGER NOT NULL,
created_at DATETIME NOT NULL,
send_at DATETIME,
frozen_at DATETIME,
mailed_up_to INTEGER NOT NULL,
next_batch_at DATETIME,
finished_at DATETIME,
CONSTRAINT ck_newsletter_issues_kind CHECK (kind IN ('written', 'post', 'weekly')),
CONSTRAINT ck_newsletter_issues_next_batch_at CHECK (state <> 'sending' OR next_batch_at IS NOT NULL),
CONSTRAINT ck_newsletter_issues_rate CHECK (rate BETWEEN 10 AND 60000),
CONSTRAINT ck_newsletter_issues_send_at CHECK (state <> 'scheduled' OR send_at IS NOT NULL),
CONSTRAINT ck_newsletter_issues_state CHECK (state IN ('draft', 'scheduled', 'sending', 'stopped', 'sent')),
CONSTRAINT ck_newsletter_issues_stop_reason CHECK (stop_reason IN ('', 'editor', 'empty', 'closed')),
CONSTRAINT ck_newsletter_issues_stopped CHECK ((state = 'stopped') = (stop_reason <> '')),
CONSTRAINT fk_newsletter_issues_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT pk_newsletter_issues PRIMARY KEY (id),
CONSTRAINT uq_newsletter_issues_blog_id_form_key UNIQUE (blog_id, form_key)
);
CREATE TABLE newsletters (
blog_id INTEGER NOT NULL,
rhythm VARCHAR(10) NOT NULL,
weekday INTEGER NOT NULL,
hour INTEGER NOT NULL,
rate INTEGER NOT NULL,
begun_at DATETIME,
next_issue_at DATETIME,
version INTEGER NOT NULL,
CONSTRAINT ck_newsletters_hour CHECK (hour BETWEEN 0 AND 23),
CONSTRAINT ck_newsletters_rate CHECK (rate BETWEEN 10 AND 60000),
CONSTRAINT ck_newsletters_rhythm CHECK (rhythm IN ('off', 'by_hand', 'each_post', 'weekly')),
CONSTRAINT ck_newsletters_weekday CHECK (weekday BETWEEN 0 AND 6),
CONSTRAINT fk_newsletters_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT pk_newsletters PRIMARY KEY (blog_id)
);
CREATE TABLE newsletter_issue_posts (
issue_id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
position INTEGER NOT NULL,
CONSTRAINT fk_newsletter_issue_posts_issue_id_newsletter_issues FOREIGN KEY(issue_id) REFERENCES newsletter_issues (id) ON DELETE CASCADE,
CONSTRAINT fk_newsletter_issue_posts_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_newsletter_issue_posts PRIMARY KEY (issue_id, post_id)
);
CREATE TABLE newsletter_subscribers (
id INTEGER NOT NULL,
blog_id INTEGER NOT NULL,
address VARCHAR(254) NOT NULL,
address_key VARCHAR(254) NOT NULL,
state VARCHAR(12) NOT NULL,
import_id INTEGER,
asked_at DATETIME,
consented_at DATETIME,
confirmed_at DATETIME,
ended_at DATETIME,
end_reason VARCHAR(12) NOT NULL,
CONSTRAINT ck_newsletter_subscribers_confirmed_at CHECK (state <> 'confirmed' OR confirmed_at IS NOT NULL),
CONSTRAINT ck_newsletter_subscribers_end_reason CHECK (end_reason IN ('', 'unsubscribed', 'bounce', 'complaint', 'operator')),
CONSTRAINT ck_newsletter_subscribers_ended CHECK ((state = 'ended') = (end_reason <> '')),
CONSTRAINT ck_newsletter_subscribers_state CHECK (state IN ('unconfirmed', 'confirmed', 'ended')),
CONSTRAINT fk_newsletter_subscribers_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id) ON DELETE CASCADE,
CONSTRAINT fk_newsletter_subscribers_import_id_newsletter_imports FOREIGN KEY(import_id) REFERENCES newsletter_imports (id),
CONSTRAINT pk_newsletter_subscribers PRIMARY KEY (id),
CONSTRAINT uq_newsletter_subscribers_blog_id_address_key UNIQUE (blog_id, address_key)
);
CREATE TABLE newsletter_recipients (
issue_id INTEGER NOT NULL,
subscriber_id INTEGER NOT NULL,
state VARCHAR(10) NOT NULL,
reason VARCHAR(12) NOT NULL,
mail_id INTEGER,
CONSTRAINT ck_newsletter_recipients_reason CHECK (reason IN ('', 'ended', 'suppressed', 'followed')),
CONSTRAINT ck_newsletter_recipients_state CHECK (state IN ('waiting', 'mailed', 'dropped')),
CONSTRAINT fk_newsletter_recipients_issue_id_newsletter_issues FOREIGN KEY(issue_id) REFERENCES newsletter_issues (id) ON DELETE CASCADE,
CONSTRAINT fk_newsletter_recipients_mail_id_mail FOREIGN KEY(mail_id) REFERENCES mail (id) ON DELETE SET NULL,
CONSTRAINT fk_newsletter_recipients_subscriber_id_newsletter_subscribers FOREIGN KEY(subscriber_id) REFERENCES newsletter_subscribers (id) ON DELETE CASCADE,
CONSTRAINT pk_newsletter_recipients PRIMARY KEY (issue_id, subscriber_id)
);
CREATE TABLE tags (
id INTEGER NOT NULL,
slug VARCHAR(80) NOT NULL,
name VARCHAR(40) NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT pk_tags PRIMARY KEY (id),
CONSTRAINT uq_tags_slug UNIQUE (slug)
);
CREATE TABLE tag_slugs (
slug VARCHAR(80) NOT NULL,
tag_id INTEGER NOT NULL,
CONSTRAINT fk_tag_slugs_tag_id_tags FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE,
CONSTRAINT pk_tag_slugs PRIMARY KEY (slug)
);
CREATE TABLE post_tags (
post_id INTEGER NOT NULL,
tag_id INTEGER NOT NULL,
position INTEGER NOT NULL,
published_at DATETIME,
CONSTRAINT ck_post_tags_position CHECK (position BETWEEN 0 AND 4),
CONSTRAINT fk_post_tags_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_post_tags_tag_id_tags FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE,
CONSTRAINT pk_post_tags PRIMARY KEY (post_id, tag_id),
CONSTRAINT uq_post_tags_post_id_position UNIQUE (post_id, position)
);
CREATE TABLE search_texts (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
reply_id INTEGER,
blog_id INTEGER NOT NULL,
writer_id INTEGER NOT NULL,
title TEXT DEFAULT '' NOT NULL,
body TEXT NOT NULL,
tags TEXT DEFAULT '' NOT NULL,
CONSTRAINT fk_search_texts_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id),
CONSTRAINT fk_search_texts_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_search_texts_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id) ON DELETE CASCADE,
CONSTRAINT fk_search_texts_writer_id_users FOREIGN KEY(writer_id) REFERENCES users (id),
CONSTRAINT pk_search_texts PRIMARY KEY (id)
);
CREATE TABLE email_changes (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
old_email VARCHAR(254) NOT NULL,
old_key VARCHAR(254) NOT NULL,
new_email VARCHAR(254) NOT NULL,
asked_at DATETIME NOT NULL,
confirmed_at DATETIME,
agreed_at DATETIME,
ended_at DATETIME,
outcome VARCHAR(10),
CONSTRAINT ck_email_changes_ended CHECK ((outcome IS NULL) = (ended_at IS NULL)),
CONSTRAINT ck_email_changes_outcome CHECK (outcome IN ('settled', 'stopped', 'undone', 'replaced')),
CONSTRAINT fk_email_changes_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_email_changes PRIMARY KEY (id)
);
CREATE TABLE former_handles (
id INTEGER NOT NULL,
user_id INTEGER,
handle_key VARCHAR(64) NOT NULL,
given_up_at DATETIME NOT NULL,
CONSTRAINT fk_former_handles_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_former_handles PRIMARY KEY (id)
);
CREATE TABLE erasures (
user_id INTEGER NOT NULL,
texts VARCHAR(10) NOT NULL,
handles TEXT NOT NULL,
asked_at DATETIME NOT NULL,
due_at DATETIME NOT NULL,
begun_at DATETIME,
CONSTRAINT ck_erasures_texts CHECK (texts IN ('keep', 'remove')),
CONSTRAINT fk_erasures_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_erasures PRIMARY KEY (user_id)
);
CREATE TABLE code_apps (
user_id INTEGER NOT NULL,
sealed VARCHAR(200),
pending VARCHAR(200),
last_step INTEGER NOT NULL,
changed_at DATETIME NOT NULL,
CONSTRAINT fk_code_apps_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_code_apps PRIMARY KEY (user_id)
);
CREATE TABLE recovery_codes (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
code_hash BLOB NOT NULL,
made_at DATETIME NOT NULL,
used_at DATETIME,
CONSTRAINT fk_recovery_codes_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_recovery_codes PRIMARY KEY (id),
CONSTRAINT uq_recovery_codes_code_hash UNIQUE (code_hash)
);
CREATE TABLE import_sources (
id INTEGER NOT NULL,
source VARCHAR(250) NOT NULL,
kind VARCHAR(10) NOT NULL,
external_id VARCHAR(190) NOT NULL,
blog_id INTEGER,
user_id INTEGER,
post_id INTEGER,
reply_id INTEGER,
address_hash VARCHAR(64),
created_at DATETIME NOT NULL,
CONSTRAINT ck_import_sources_kind CHECK (kind IN ('blog', 'author', 'post', 'reply', 'linkback')),
CONSTRAINT fk_import_sources_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id),
CONSTRAINT fk_import_sources_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_import_sources_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_import_sources_user_id_users FOREIGN KEY(user_id) REFERENCES users (id),
CONSTRAINT pk_import_sources PRIMARY KEY (id),
CONSTRAINT uq_import_sources_source_kind_external_id UNIQUE (source, kind, external_id)
);
CREATE TABLE old_addresses (
path VARCHAR(500) NOT NULL,
post_id INTEGER NOT NULL,
CONSTRAINT fk_old_addresses_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_old_addresses PRIMARY KEY (path)
);
CREATE TABLE linkbacks (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
kind VARCHAR(10) NOT NULL,
title VARCHAR(200) NOT NULL,
address TEXT NOT NULL,
excerpt TEXT NOT NULL,
is_approved BOOLEAN NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT ck_linkbacks_kind CHECK (kind IN ('pingback', 'trackback')),
CONSTRAINT fk_linkbacks_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_linkbacks PRIMARY KEY (id)
);
CREATE TABLE picture_uses (
id INTEGER NOT NULL,
picture_id INTEGER NOT NULL,
kind VARCHAR(10) NOT NULL,
post_id INTEGER,
reply_id INTEGER,
revision_id INTEGER,
user_id INTEGER,
alt VARCHAR(300) NOT NULL,
CONSTRAINT ck_picture_uses_kind CHECK (kind IN ('text', 'cover', 'avatar', 'logo')),
CONSTRAINT ck_picture_uses_post CHECK ((kind IN ('text', 'cover')) = (post_id IS NOT NULL)),
CONSTRAINT ck_picture_uses_user CHECK ((kind = 'avatar') = (user_id IS NOT NULL)),
CONSTRAINT fk_picture_uses_picture_id_pictures FOREIGN KEY(picture_id) REFERENCES pictures (id) ON DELETE CASCADE,
CONSTRAINT fk_picture_uses_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_picture_uses_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_picture_uses_revision_id_revisions FOREIGN KEY(revision_id) REFERENCES revisions (id) ON DELETE CASCADE,
CONSTRAINT fk_picture_uses_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_picture_uses PRIMARY KEY (id)
);
CREATE TABLE page_revisions (
id INTEGER NOT NULL,
name VARCHAR(12) NOT NULL,
version INTEGER NOT NULL,
source TEXT NOT NULL,
html TEXT NOT NULL,
terms_version VARCHAR(20),
editor_id INTEGER NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT ck_page_revisions_name CHECK (name IN ('terms', 'guidelines', 'privacy', 'moderation', 'imprint')),
CONSTRAINT fk_page_revisions_editor_id_users FOREIGN KEY(editor_id) REFERENCES users (id),
CONSTRAINT pk_page_revisions PRIMARY KEY (id),
CONSTRAINT uq_page_revisions_name_version UNIQUE (name, version)
);
CREATE TABLE terms_acceptances (
user_id INTEGER NOT NULL,
terms_version VARCHAR(20) NOT NULL,
accepted_at DATETIME NOT NULL,
CONSTRAINT fk_terms_acceptances_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_terms_acceptances PRIMARY KEY (user_id, terms_version)
);
CREATE TABLE corrections (
id INTEGER NOT NULL,
post_id INTEGER NOT NULL,
editor_id INTEGER NOT NULL,
words VARCHAR(500) NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT fk_corrections_editor_id_users FOREIGN KEY(editor_id) REFERENCES users (id),
CONSTRAINT fk_corrections_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT pk_corrections PRIMARY KEY (id)
);
CREATE TABLE "notifications" (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
kind VARCHAR(10) NOT NULL,
post_id INTEGER,
reply_id INTEGER,
decision_id INTEGER,
created_at DATETIME NOT NULL,
read_at DATETIME,
case_id INTEGER,
follow_id INTEGER,
correction_id INTEGER,
CONSTRAINT ck_notifications_case CHECK ((kind IN ('flag', 'message', 'duty')) = (case_id IS NOT NULL)),
CONSTRAINT ck_notifications_correction CHECK ((kind = 'correction') = (correction_id IS NOT NULL)),
CONSTRAINT ck_notifications_decision CHECK ((kind = 'decision') = (decision_id IS NOT NULL)),
CONSTRAINT ck_notifications_kind CHECK (kind IN ('mention', 'reply', 'decision', 'flag', 'message', 'duty', 'follow', 'correction')),
CONSTRAINT ck_notifications_text CHECK (kind NOT IN ('mention', 'reply', 'follow', 'correction') OR post_id IS NOT NULL),
CONSTRAINT fk_notifications_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE,
CONSTRAINT fk_notifications_correction_id_corrections FOREIGN KEY(correction_id) REFERENCES corrections (id) ON DELETE CASCADE,
CONSTRAINT fk_notifications_decision_id_decisions FOREIGN KEY(decision_id) REFERENCES decisions (id),
CONSTRAINT fk_notifications_follow_id_follows FOREIGN KEY(follow_id) REFERENCES follows (id) ON DELETE SET NULL,
CONSTRAINT fk_notifications_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_notifications_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_notifications_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_notifications PRIMARY KEY (id)
);
CREATE TABLE "pictures" (
id INTEGER NOT NULL,
name VARCHAR(20) NOT NULL,
owner_id INTEGER NOT NULL,
state VARCHAR(10) NOT NULL,
format VARCHAR(10) NOT NULL,
width INTEGER NOT NULL,
height INTEGER NOT NULL,
widths VARCHAR(60) NOT NULL,
byte_count INTEGER NOT NULL,
digest BLOB NOT NULL,
created_at DATETIME NOT NULL,
removed_at DATETIME,
reason TEXT NOT NULL,
decision_id INTEGER,
was_closed BOOLEAN DEFAULT 0 NOT NULL,
CONSTRAINT ck_pictures_format CHECK (format IN ('jpeg', 'webp')),
CONSTRAINT ck_pictures_size CHECK (width > 0 AND height > 0),
CONSTRAINT ck_pictures_state CHECK (state IN ('kept', 'removed')),
CONSTRAINT fk_pictures_decision_id_decisions FOREIGN KEY(decision_id) REFERENCES decisions (id),
CONSTRAINT fk_pictures_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_pictures PRIMARY KEY (id),
CONSTRAINT uq_pictures_name UNIQUE (name)
);
CREATE TABLE applications (
user_id INTEGER NOT NULL,
question VARCHAR(300) NOT NULL,
answer TEXT NOT NULL,
waiting_since DATETIME,
CONSTRAINT fk_applications_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_applications PRIMARY KEY (user_id)
);
CREATE TABLE invitations (
id INTEGER NOT NULL,
inviter_id INTEGER NOT NULL,
secret_hash BLOB NOT NULL,
note VARCHAR(100) NOT NULL,
places INTEGER NOT NULL,
made_at DATETIME NOT NULL,
ends_at DATETIME NOT NULL,
revoked_at DATETIME,
CONSTRAINT ck_invitations_places CHECK (places >= 1),
CONSTRAINT fk_invitations_inviter_id_users FOREIGN KEY(inviter_id) REFERENCES users (id),
CONSTRAINT pk_invitations PRIMARY KEY (id),
CONSTRAINT uq_invitations_secret_hash UNIQUE (secret_hash)
);
CREATE TABLE invitation_uses (
id INTEGER NOT NULL,
invitation_id INTEGER NOT NULL,
user_id INTEGER,
mark BLOB,
used_at DATETIME NOT NULL,
CONSTRAINT fk_invitation_uses_invitation_id_invitations FOREIGN KEY(invitation_id) REFERENCES invitations (id) ON DELETE CASCADE,
CONSTRAINT fk_invitation_uses_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_invitation_uses PRIMARY KEY (id),
CONSTRAINT uq_invitation_uses_user_id UNIQUE (user_id)
);
CREATE TABLE passkeys (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
credential_id BLOB NOT NULL,
public_key BLOB NOT NULL,
handle BLOB NOT NULL,
sign_count INTEGER NOT NULL,
name VARCHAR(60) NOT NULL,
is_alone BOOLEAN NOT NULL,
added_at DATETIME NOT NULL,
used_at DATETIME,
CONSTRAINT fk_passkeys_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_passkeys PRIMARY KEY (id),
CONSTRAINT uq_passkeys_credential_id UNIQUE (credential_id)
);
CREATE TABLE used_challenges (
id INTEGER NOT NULL,
challenge_hash BLOB NOT NULL,
used_at DATETIME NOT NULL,
CONSTRAINT pk_used_challenges PRIMARY KEY (id),
CONSTRAINT uq_used_challenges_challenge_hash UNIQUE (challenge_hash)
);
CREATE TABLE identities (
id INTEGER NOT NULL,
user_id INTEGER NOT NULL,
issuer VARCHAR(255) NOT NULL,
subject VARCHAR(255) NOT NULL,
is_paused BOOLEAN NOT NULL,
linked_at DATETIME NOT NULL,
used_at DATETIME,
CONSTRAINT fk_identities_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_identities PRIMARY KEY (id),
CONSTRAINT uq_identities_issuer_subject UNIQUE (issuer, subject),
CONSTRAINT uq_identities_user_id_issuer UNIQUE (user_id, issuer)
);
CREATE TABLE "users" (
id INTEGER NOT NULL,
handle VARCHAR(30) NOT NULL,
handle_key VARCHAR(30) NOT NULL,
display_name VARCHAR(60) NOT NULL,
title VARCHAR(80) NOT NULL,
bio_source TEXT NOT NULL,
bio_html TEXT NOT NULL,
email VARCHAR(254),
email_key VARCHAR(254),
email_verified_at DATETIME,
password_hash VARCHAR(200),
state VARCHAR(12) NOT NULL,
role VARCHAR(10) NOT NULL,
trust_level INTEGER NOT NULL,
timezone VARCHAR(40) NOT NULL,
locale VARCHAR(12) NOT NULL,
terms_version VARCHAR(20),
terms_accepted_at DATETIME,
return_to TEXT,
post_count INTEGER NOT NULL,
reply_count INTEGER NOT NULL,
created_at DATETIME NOT NULL,
merged_into_id INTEGER,
links_ended_by_id INTEGER,
two_step_at DATETIME,
staff_since DATETIME,
avatar VARCHAR(30),
devices_since DATETIME,
CONSTRAINT ck_users_role CHECK (role IN ('member', 'moderator', 'admin')),
CONSTRAINT ck_users_state CHECK (state IN ('unconfirmed', 'awaiting', 'active', 'deactivated', 'erased', 'imported', 'pseudonym')),
CONSTRAINT ck_users_trust_level CHECK (trust_level BETWEEN 0 AND 4),
CONSTRAINT fk_users_merged_into_id_users FOREIGN KEY(merged_into_id) REFERENCES users (id),
CONSTRAINT pk_users PRIMARY KEY (id),
CONSTRAINT uq_users_email_key UNIQUE (email_key),
CONSTRAINT uq_users_handle_key UNIQUE (handle_key)
);
CREATE TABLE "decisions" (
id INTEGER NOT NULL,
kind VARCHAR(20) NOT NULL,
actor_id INTEGER,
post_id INTEGER,
reply_id INTEGER,
is_branch BOOLEAN NOT NULL,
affected INTEGER NOT NULL,
reason TEXT NOT NULL,
created_at DATETIME NOT NULL,
undone_by_id INTEGER,
user_id INTEGER,
blog_id INTEGER,
case_id INTEGER,
ground VARCHAR(10) DEFAULT 'rules' NOT NULL,
category VARCHAR(20),
rule VARCHAR(40),
law VARCHAR(300) DEFAULT ('') NOT NULL,
found_by VARCHAR(10) DEFAULT 'staff' NOT NULL,
is_automated BOOLEAN DEFAULT 0 NOT NULL,
ends_at DATETIME,
revision_id INTEGER,
CONSTRAINT ck_decisions_found_by CHECK (found_by IN ('notice', 'staff', 'machine')),
CONSTRAINT ck_decisions_ground CHECK (ground IN ('rules', 'law')),
CONSTRAINT ck_decisions_kind CHECK (kind IN ('hide', 'remove', 'restore', 'lock', 'unlock', 'edit', 'hide_revision', 'approve', 'reject', 'dismiss', 'ignore', 'move', 'split', 'merge', 'warn', 'silence', 'suspend', 'require_approval', 'lift', 'sweep', 'undo_sweep', 'uphold', 'reverse', 'merge_accounts', 'merge_blogs', 'remove_picture', 'reveal')),
CONSTRAINT fk_decisions_actor_id_users FOREIGN KEY(actor_id) REFERENCES users (id),
CONSTRAINT fk_decisions_blog_id_blogs FOREIGN KEY(blog_id) REFERENCES blogs (id),
CONSTRAINT fk_decisions_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id),
CONSTRAINT fk_decisions_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id),
CONSTRAINT fk_decisions_post_id_reply_id_replies FOREIGN KEY(post_id, reply_id) REFERENCES replies (post_id, id),
CONSTRAINT fk_decisions_revision_id_revisions FOREIGN KEY(revision_id) REFERENCES revisions (id),
CONSTRAINT fk_decisions_undone_by_id_decisions FOREIGN KEY(undone_by_id) REFERENCES decisions (id),
CONSTRAINT fk_decisions_user_id_users FOREIGN KEY(user_id) REFERENCES users (id),
CONSTRAINT pk_decisions PRIMARY KEY (id)
);
CREATE TABLE pseudonyms (
user_id INTEGER NOT NULL,
owner_id INTEGER,
post_id INTEGER NOT NULL,
is_chosen BOOLEAN NOT NULL,
is_restricted BOOLEAN NOT NULL,
created_at DATETIME NOT NULL,
CONSTRAINT fk_pseudonyms_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id),
CONSTRAINT fk_pseudonyms_post_id_posts FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
CONSTRAINT fk_pseudonyms_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
CONSTRAINT pk_pseudonyms PRIMARY KEY (user_id)
);
INSERT INTO "alembic_version" VALUES
('0038');
INSERT INTO "jobs" VALUES
(1,'tell_followers','{"fan_out_id": 1, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(2,'tell_followers','{"fan_out_id": 2, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(3,'tell_followers','{"fan_out_id": 3, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(4,'tell_followers','{"fan_out_id": 4, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(5,'tell_followers','{"fan_out_id": 5, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(6,'tell_followers','{"fan_out_id": 6, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(7,'tell_followers','{"fan_out_id": 7, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(8,'tell_followers','{"fan_out_id": 8, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(9,'tell_followers','{"fan_out_id": 9, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(10,'tell_followers','{"fan_out_id": 10, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(11,'tell_followers','{"fan_out_id": 11, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(12,'tell_followers','{"fan_out_id": 12, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(13,'tell_followers','{"fan_out_id": 13, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(14,'tell_followers','{"fan_out_id": 13, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(15,'tell_followers','{"fan_out_id": 14, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(16,'tell_followers','{"fan_out_id": 15, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(17,'tell_followers','{"fan_out_id": 16, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(18,'tell_followers','{"fan_out_id": 17, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(19,'tell_followers','{"fan_out_id": 18, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(20,'tell_followers','{"fan_out_id": 19, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(21,'tell_followers','{"fan_out_id": 20, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(22,'tell_followers','{"fan_out_id": 21, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(23,'tell_followers','{"fan_out_id": 22, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(24,'tell_followers','{"fan_out_id": 23, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(25,'tell_followers','{"fan_out_id": 24, "after": 0}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(26,'send_mail','{"mail_id": 1}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(27,'send_mail','{"mail_id": 2}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(28,'send_mail','{"mail_id": 3}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(29,'send_mail','{"mail_id": 4}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(30,'send_mail','{"mail_id": 5}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(31,'send_mail','{"mail_id": 6}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(33,'send_mail','{"mail_id": 7}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(34,'send_mail','{"mail_id": 8}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(35,'send_mail','{"mail_id": 9}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(36,'send_mail','{"mail_id": 10}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(37,'send_mail','{"mail_id": 11}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(38,'relabel_mentions','{"user_id": 15, "old": "zz_moving"}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(39,'relabel_mentions','{"user_id": 15, "old": "zz_moving"}','queued','2026-11-02 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(40,'send_mail','{"mail_id": 12}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(41,'send_mail','{"mail_id": 13}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(42,'send_mail','{"mail_id": 14}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(43,'send_mail','{"mail_id": 15}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "limit_hits" VALUES
(1,'sign_in_account','0000000000000000000000000000000000000000000000000000000000000000','2026-11-01 09:00:00.000000');
INSERT INTO "site_facts" VALUES
('word_rules_version','c16866f89899be67');
INSERT INTO "audit_log" VALUES
(1,'2026-11-01 09:00:00.000000',11,'create','blog',1,'{"slug": "zzblog-zz8c2e0718e47c"}'),
(2,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 2, "role": "author"}'),
(3,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 5, "role": "mentor"}'),
(4,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 6, "role": "editor"}'),
(5,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 8, "role": "moderator"}'),
(6,'2026-11-01 09:00:00.000000',11,'create','blog',2,'{"slug": "zzblog-zz760e819b24c3"}'),
(7,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 2, "role": "author"}'),
(8,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 5, "role": "mentor"}'),
(9,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 6, "role": "editor"}'),
(10,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 8, "role": "moderator"}'),
(11,'2026-11-01 09:00:00.000000',11,'create','blog',3,'{"slug": "zzblog-zzfed8b6b844cd"}'),
(12,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 2, "role": "author"}'),
(13,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 3, "role": "reader"}'),
(14,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 4, "role": "reader"}'),
(15,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 5, "role": "mentor"}'),
(16,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 6, "role": "editor"}'),
(17,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 8, "role": "moderator"}'),
(18,'2026-11-01 09:00:00.000000',11,'create','blog',4,'{"slug": "zzblog-zz93114351d407"}'),
(19,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 2, "role": "author"}'),
(20,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 5, "role": "mentor"}'),
(21,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 6, "role": "editor"}'),
(22,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 8, "role": "moderator"}'),
(23,'2026-11-01 09:00:00.000000',11,'create','blog',5,'{"slug": "zzblog-zz4a146cf098e1"}'),
(24,'2026-11-01 09:00:00.000000',11,'grant','blog',5,'{"user_id": 2, "role": "author"}'),
(25,'2026-11-01 09:00:00.000000',11,'grant','blog',5,'{"user_id": 7, "role": "moderator"}'),
(26,'2026-11-01 09:00:00.000000',8,'hide','post',19,'{"decision_id": 1, "post_id": 19}'),
(27,'2026-11-01 09:00:00.000000',8,'restore','post',19,'{"decision_id": 2, "post_id": 19}'),
(28,'2026-11-01 09:00:00.000000',8,'edit','post',20,'{"decision_id": 3, "post_id": 20}'),
(29,'2026-11-01 09:00:00.000000',8,'edit','post',20,'{"decision_id": 4, "post_id": 20}'),
(30,'2026-11-01 09:00:00.000000',8,'hide_revision','post',20,'{"decision_id": 5, "post_id": 20}'),
(31,'2026-11-01 09:00:00.000000',8,'hide','reply',3,'{"decision_id": 6, "post_id": 1}'),
(32,'2026-11-01 09:00:00.000000',8,'hide','reply',4,'{"decision_id": 7, "post_id": 1}'),
(33,'2026-11-01 09:00:00.000000',8,'remove','reply',6,'{"decision_id": 8, "post_id": 1}'),
(34,'2026-11-01 09:00:00.000000',8,'remove','reply',7,'{"decision_id": 9, "post_id": 1}'),
(35,'2026-11-01 09:00:00.000000',8,'edit','reply',14,'{"decision_id": 10, "post_id": 1}'),
(36,'2026-11-01 09:00:00.000000',8,'edit','reply',14,'{"decision_id": 11, "post_id": 1}'),
(37,'2026-11-01 09:00:00.000000',8,'hide_revision','reply',14,'{"decision_id": 12, "post_id": 1}'),
(38,'2026-11-01 09:00:00.000000',8,'hide','reply',15,'{"decision_id": 13, "post_id": 1}'),
(39,'2026-11-01 09:00:00.000000',8,'restore','reply',15,'{"decision_id": 14, "post_id": 1}'),
(40,'2026-11-01 09:00:00.000000',8,'hide','reply',19,'{"decision_id": 15, "post_id": 9}'),
(41,'2026-11-01 09:00:00.000000',8,'hide','post',6,'{"decision_id": 16, "post_id": 6}'),
(42,'2026-11-01 09:00:00.000000',8,'remove','post',7,'{"decision_id": 17, "post_id": 7}'),
(43,'2026-11-01 09:00:00.000000',8,'hide','post',11,'{"decision_id": 18, "post_id": 11}'),
(44,'2026-11-01 09:00:00.000000',8,'lock','post',18,'{"decision_id": 19, "post_id": 18}'),
(45,'2026-11-01 09:00:00.000000',10,'add_words','site',0,'{"count": 1, "blog_id": null}'),
(46,'2026-11-01 09:00:00.000000',10,'create','answer',1,'{}'),
(47,'2026-11-01 09:00:00.000000',10,'create','answer',2,'{}'),
(48,'2026-11-01 09:00:00.000000',3,'appeal','decision',9,'{"case_id": 6}'),
(49,'2026-11-01 09:00:00.000000',8,'dismiss','reply',14,'{"decision_id": 20, "post_id": 1}'),
(50,'2026-11-01 09:00:00.000000',NULL,'legal_notice','legal_notice',1,'{}'),
(51,'2026-11-01 09:00:00.000000',NULL,'legal_notice','legal_notice',2,'{}'),
(52,'2026-11-01 09:00:00.000000',NULL,'legal_notice','legal_notice',3,'{}'),
(53,'2026-11-01 09:00:00.000000',NULL,'legal_notice','legal_notice',4,'{}'),
(54,'2026-11-01 09:00:00.000000',NULL,'legal_notice','legal_notice',5,'{}'),
(55,'2026-11-01 09:00:00.000000',15,'change_handle','user',15,'{}'),
(56,'2026-11-01 09:00:00.000000',16,'ask_erasure','user',16,'{"texts": "keep"}'),
(57,'2026-11-01 09:00:00.000000',17,'two_step_on','user',17,'{}'),
(58,'2026-11-01 09:00:00.000000',18,'add_passkey','user',18,'{}');
INSERT INTO "blog_roles" VALUES
(1,2,'author'),
(1,5,'mentor'),
(1,6,'editor'),
(1,8,'moderator'),
(2,2,'author'),
(2,5,'mentor'),
(2,6,'editor'),
(2,8,'moderator'),
(3,2,'author'),
(3,3,'reader'),
(3,4,'reader'),
(3,5,'mentor'),
(3,6,'editor'),
(3,8,'moderator'),
(4,2,'author'),
(4,5,'mentor'),
(4,6,'editor'),
(4,8,'moderator'),
(5,2,'author'),
(5,7,'moderator');
INSERT INTO "blog_slugs" VALUES
('an-earlier-name',1);
INSERT INTO "count_deltas" VALUES
(1,2,1,1,0),
(2,2,1,1,0),
(3,2,1,1,0),
(4,2,1,1,0),
(5,2,3,1,0),
(6,2,3,1,0),
(7,2,2,1,0),
(8,2,4,1,0),
(9,2,5,1,0),
(10,2,1,1,0),
(11,2,1,1,0),
(12,2,1,1,0),
(13,2,1,1,0),
(14,2,1,1,0),
(15,2,1,-1,0),
(16,2,1,1,0),
(17,2,1,1,0),
(18,10,4,1,0),
(19,3,1,0,1),
(20,10,1,0,1),
(21,3,1,0,1),
(22,3,1,0,1),
(23,3,1,0,1),
(24,3,1,0,-1),
(25,3,1,0,-1),
(26,3,1,0,1),
(27,3,1,0,1),
(28,3,1,0,1),
(29,3,1,0,-1),
(30,3,1,0,-1),
(31,3,1,0,1),
(32,3,1,0,1),
(33,3,1,0,1),
(34,3,1,0,-1),
(35,3,1,0,-1),
(36,3,1,0,1),
(37,3,1,0,1),
(38,3,1,0,-1),
(39,3,1,0,1),
(40,3,3,0,1),
(41,3,2,0,1),
(42,3,4,0,1),
(43,3,3,0,1),
(44,3,3,0,-1),
(45,2,1,0,1),
(46,3,1,0,1),
(47,3,1,0,1),
(48,3,1,0,1),
(49,3,3,0,1),
(50,3,1,0,1),
(51,3,1,0,1),
(52,3,1,0,1),
(53,2,1,-1,0),
(54,2,1,-1,0),
(55,2,1,-1,0),
(56,2,3,-1,0),
(57,2,1,-1,0);
INSERT INTO "mail" VALUES
(1,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-RXZS-4HS9", "url": "http://localhost/posts/1"}','<d454eea352998df75b2e14a64e81774a@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(2,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-PTYE-UAW7", "url": "http://localhost/posts/1/replies/1"}','<c9dd7ac43f2fcb120732b9d02703adc6@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(3,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-RFWQ-KB6G", "url": "http://localhost/posts/11"}','<5ede3dd559d16442ee030b7c63576c2b@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(4,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-SMF4-D4QG", "url": "http://localhost/posts/16/replies/1"}','<8cc50d0567ff042a3079d581ee8dd2b5@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(5,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-RANB-8J89", "url": "http://localhost/posts/987654321"}','<a88dd2e28c727d5556b8e1443ec48c11@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(6,'worried',8,'zz_moderator@example.org','{"path": "/moderation/cases/14"}','<e0e3425ef9b1ca7770e7f2821536c28e@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(7,'reply_kept',1,'zz_outsider@example.org','{"path": "/mail/kept/1"}','<40957c23f95d49c7d5635a2386add4e4@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(8,'email_asked',15,'zz_moving@example.org','{"change_id": "1"}','<1696cf2f50da830b41f62a0ed7ef39cf@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(9,'email_confirm',NULL,'zz_moving@elsewhere.example','{"change_id": "1"}','<44a6f6981be7f505a7628de35e029fc0@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(10,'email_asked',3,'zz_replier@example.org','{"change_id": "2"}','<cf54703744b5ecaed3fae208abf5947e@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(11,'email_confirm',NULL,'zz_replier@elsewhere.example','{"change_id": "2"}','<225634b43f264e876cfa9dd0509255b9@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(12,'handle_changed',15,'zz_moving@example.org','{"old": "zz_moving"}','<1dacd0f692121ee3c14bf99cd1be3971@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(13,'erasure_planned',16,'zz_leaving@example.org','{"due_at": "2026-11-15T09:00:00+00:00", "texts": "keep"}','<e15aaa57d776b5a9cf8e7ed696824a46@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(14,'two_step',17,'zz_careful@example.org','{"what": "on"}','<152a63a5565efb26b80d32cb7cede6e9@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(15,'two_step',18,'zz_keyed@example.org','{"what": "passkey", "name": "Zzphone"}','<7b196e54b8588da1afe39944935d37f8@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "posts" VALUES
(1,1,2,'published','blog','Zztitle zze079d1b96f07','zztitle-zze079d1b96f07','Zzbody zzbcb81287c038 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzbcb81287c038 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzbcb81287c038 zzfor @zz_outsider zzend.',1,1,0,NULL,'7dd4e712b5c7111079b25b387db38d232b4c7955d90e2a0cdad5e6b0a4c4476c','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(2,1,2,'draft','blog','Zztitle zz3f9e9919972f','zztitle-zz3f9e9919972f','Zzbody zz9a451da117fe zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz9a451da117fe zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz9a451da117fe zzfor @zz_outsider zzend.',1,1,0,NULL,'b807d7107d01219aa24488840bbc54cd408de9ab2bec59635bd697c6ecfc3889','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(3,1,2,'scheduled','blog','Zztitle zz681c34f9eae1','zztitle-zz681c34f9eae1','Zzbody zz1631d67fa0d8 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz1631d67fa0d8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz1631d67fa0d8 zzfor @zz_outsider zzend.',1,1,0,NULL,'a9da0297e7511b9db0273eed2222c30deb643aa08c16398b1e6345fd6af6700d','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(4,1,2,'pending','blog','Zztitle zz79bd22165f70','zztitle-zz79bd22165f70','Zzbody zz0608eca92882 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0608eca92882 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz0608eca92882 zzfor @zz_outsider zzend.',1,1,0,NULL,'02034bdd569442089d897cd99ba75b948d5922e259edf94b6b807e02949b3754','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(5,1,2,'rejected','blog','Zztitle zzf0fe282b9280','zztitle-zzf0fe282b9280','Zzbody zzc790183a69fb zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzc790183a69fb zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzc790183a69fb zzfor @zz_outsider zzend.',1,1,0,NULL,'f2df1dbb88e2cf1de500cddd718b08dcf77c17d7d8f034b8bbab27bc2815fdb0','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(6,1,2,'hidden','blog','Zztitle zz7ff8b9ba7601','zztitle-zz7ff8b9ba7601','Zzbody zzc77b39629dc8 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzc77b39629dc8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzc77b39629dc8 zzfor @zz_outsider zzend.',1,1,0,16,'31922263fd28dfca57ff62dcf55bac52eec2df21bda63f380560612cb92839d2','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(7,1,2,'removed','blog','Zztitle zzf442e6f03581','zztitle-zzf442e6f03581','Zzbody zzdd95d469247c zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzdd95d469247c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzdd95d469247c zzfor @zz_outsider zzend.',1,1,0,17,'a2c12f257672da3339a4cda98d88c70fcbc6e49f88099c0041bc1527d1c31c8a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(8,1,2,'deleted','blog','Zztitle zz8c30731766cc','zztitle-zz8c30731766cc','Zzbody zzd33e108d0ecc zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd33e108d0ecc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzd33e108d0ecc zzfor @zz_outsider zzend.',1,1,0,NULL,'029c5d1b38666030f978a41b02dd405330d3a346685975bfa6ef161739139438','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(9,3,2,'published','blog','Zztitle zze59c422f2c58','zztitle-zze59c422f2c58','Zzbody zzdc12504acb11 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzdc12504acb11 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzdc12504acb11 zzfor @zz_outsider zzend.',1,1,0,NULL,'62e047e31a167e221588195fdb8282c16a3537e546ffef083525041d06a390fd','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(10,3,2,'draft','blog','Zztitle zze0f5d3cb2330','zztitle-zze0f5d3cb2330','Zzbody zz21de2742d71b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz21de2742d71b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz21de2742d71b zzfor @zz_outsider zzend.',1,1,0,NULL,'ca52a12e3beae2cda7ffc0b4548c8aa819a5e4c5a61433fef4bd7eccabaf3d43','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(11,3,2,'hidden','blog','Zztitle zza77c9d819cad','zztitle-zza77c9d819cad','Zzbody zz43eb396d718b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz43eb396d718b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz43eb396d718b zzfor @zz_outsider zzend.',1,1,0,18,'d7570484763eccfb98fca96acff03d7cdcc4829b33d7942873134d52b398630a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(12,2,2,'published','blog','Zztitle zze89ac9bc714c','zztitle-zze89ac9bc714c','Zzbody zz28c82c20c8f7 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz28c82c20c8f7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz28c82c20c8f7 zzfor @zz_outsider zzend.',1,1,0,NULL,'10f66508ee7615cb65d2281c6265eb293cd6d32fa4dafe1f55fb0f964f6da4f5','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(13,4,2,'published','blog','Zztitle zzd6823097c5d1','zztitle-zzd6823097c5d1','Zzbody zz0b00b43752f6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0b00b43752f6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz0b00b43752f6 zzfor @zz_outsider zzend.',1,1,0,NULL,'0468ce2751032d3049fc7ceab02ac904c12a64c9aef52fda94fc89b0967f1d5d','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(14,5,2,'published','blog','Zztitle zzcc996697b131','zztitle-zzcc996697b131','Zzbody zzedb20a7ebb1a zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzedb20a7ebb1a zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzedb20a7ebb1a zzfor @zz_outsider zzend.',1,1,0,NULL,'25553cabc02d6cdb14dacffe5d96c07eac903446fa6472fa822149f8f1c86215','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(15,1,2,'draft','blog','Zztitle zzb1bd9822ce56','zztitle-zzb1bd9822ce56','Zzbody zz3bb3e26d8936 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3bb3e26d8936 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz3bb3e26d8936 zzfor @zz_outsider zzend.',1,1,0,NULL,'166b6f74f01c8dc163f51612f5993c562dad4ae551adff97447bd51e8296491e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(16,1,2,'published','named','Zztitle zz2b670d22712b','zztitle-zz2b670d22712b','Zzbody zz0b30a32a36e9 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0b30a32a36e9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz0b30a32a36e9 zzfor @zz_outsider zzend.',1,1,0,NULL,'4de2979a01157647df1cb1397969b705c6e9d1617db3703df9ca421ad890fea9','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(17,1,2,'published','named','Zztitle zzd386217da622','zztitle-zzd386217da622','Zzbody zzd8107894198d zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd8107894198d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzd8107894198d zzfor @zz_outsider zzend.',1,1,0,NULL,'16d76adf90e87154b6a13f765c7aeb460266c89360cbbc50bd737810e3666f67','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(18,1,2,'published','blog','Zztitle zz75cede8c4539','zztitle-zz75cede8c4539','Zzbody zz822ee390ed14 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz822ee390ed14 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz822ee390ed14 zzfor @zz_outsider zzend.',1,1,1,NULL,'a4e702d3d9ae23bee6df18aa4489241b9a9096aa15f21e9da4b0e145f7b29cc1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(19,1,2,'published','blog','Zztitle zz9364dd69771d','zztitle-zz9364dd69771d','Zzbody zz61997cd393e2 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz61997cd393e2 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz61997cd393e2 zzfor @zz_outsider zzend.',1,1,0,NULL,'9fefa1dd979111a35320b5f9ef6d96ded718873c51287a7cd93a03e8ae43fec9','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(20,1,2,'published','blog','Zztitle zz04352db00b78','zztitle-zz04352db00b78','Zzbody zz2cfb6da9175b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2cfb6da9175b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz2cfb6da9175b zzfor @zz_outsider zzend.',1,3,0,NULL,'a37fb9f4a650f4872eef81a742e4f03a48848c714c23c78e86406305a62f41d9','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,''),
(21,4,10,'published','blog','Zztitle zz6a2b849c3894','zztitle-zz6a2b849c3894','Zzbody zzbac1bcce9198 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzbac1bcce9198 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzbac1bcce9198 zzfor @zz_outsider zzend.',1,2,0,NULL,'a4338c12c12ce5b727763431954f9ac04002ee9194eed6d79a542ba8569e9b95','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "sessions" VALUES
(1,1,X'750E6F9AC91BF5566D1A18FA8D6BF177E964D633E3DEC135581EFD63E8617C7D',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(2,2,X'E4607E0CF29F19BBE87558A4DBB8964B74E040499B95A5821F5C591D1FA91398',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(3,3,X'D51F03694953F78F0F0AA7762B0F79F91CD36E6EC40E1D42FB3A7C8526C920B4',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(4,4,X'3B22E63E43EFC2B1FAE3B58C75916D6ADD699198395270D3026561A7E11318FD',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(5,5,X'01819AEAC7DB3B79E31E22BE3E21DE1F7118BC061B81425AABF57FD23BF629AE',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(6,6,X'0B98F6A92F1011B05BD84E4AC358542EBC075EDEAEED8F3F73AEDCFA41C26D5C',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(7,7,X'5D55D7871DCE35F736C9F336A9B1770AC59A0D0C0B4FF4BADF126889C9F8D202',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(8,8,X'C2E511CD58635DEC1A14FA8806C487E0A3E56655B87A541EB444FBAD0BF31A26',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(9,9,X'DE9BC2E7BA7835D90A6FF324CCC819F92ED94CACDF04BA0F3BE4892837CFD76B',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(10,10,X'5830B543E47954C8AF5FE92C70080A6FEFBAB1D5800CB9BF4BD29EE512366DBE',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000');
INSERT INTO "post_counters" VALUES
(1,13,7,'2026-11-01 09:00:00.000000',30,'2026-11-01 09:00:00.000000'),
(2,0,0,NULL,1,NULL),
(3,0,0,NULL,2,NULL),
(4,0,0,NULL,2,NULL),
(5,0,0,NULL,2,NULL),
(6,1,1,'2026-11-01 09:00:00.000000',4,NULL),
(7,1,1,'2026-11-01 09:00:00.000000',4,NULL),
(8,1,1,'2026-11-01 09:00:00.000000',4,NULL),
(9,2,1,'2026-11-01 09:00:00.000000',5,'2026-11-01 09:00:00.000000'),
(10,0,0,NULL,1,NULL),
(11,1,1,'2026-11-01 09:00:00.000000',4,NULL),
(12,1,1,'2026-11-01 09:00:00.000000',3,'2026-11-01 09:00:00.000000'),
(13,1,1,'2026-11-01 09:00:00.000000',3,'2026-11-01 09:00:00.000000'),
(14,0,0,NULL,2,'2026-11-01 09:00:00.000000'),
(15,1,1,'2026-11-01 09:00:00.000000',4,NULL),
(16,1,1,'2026-11-01 09:00:00.000000',3,'2026-11-01 09:00:00.000000'),
(17,1,1,'2026-11-01 09:00:00.000000',3,'2026-11-01 09:00:00.000000'),
(18,1,1,'2026-11-01 09:00:00.000000',4,'2026-11-01 09:00:00.000000'),
(19,0,0,NULL,4,'2026-11-01 09:00:00.000000'),
(20,0,0,NULL,5,'2026-11-01 09:00:00.000000'),
(21,0,0,NULL,3,'2026-11-01 09:00:00.000000');
INSERT INTO "post_readers" VALUES
(16,4),
(17,4);
INSERT INTO "replies" VALUES
(1,1,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz3ac11b8d18de zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3ac11b8d18de zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'c2879a8a373b443a904d7a597ae797fc9fcbc2646fa27ab2a276eaaf72479af7','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(2,1,NULL,10,2,X'00000002',X'FFFFFFFD',1,'published',1,'Zzbody zzf0870578d6dc zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzf0870578d6dc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'3f456b66a6d828cc5bf1a8a7759a4d6b846cbae3ecb634717a3578d56f554a8f','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(3,1,NULL,3,3,X'00000003',X'FFFFFFFC',1,'hidden',0,'Zzbody zz5998592cf82d zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5998592cf82d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,6,'7bec0fdf8c5a28fd66addc044c162d95d086f45eb8d3df550833edd26ce0094a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(4,1,NULL,3,4,X'00000004',X'FFFFFFFB',1,'hidden',1,'Zzbody zz5b30aed55aeb zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5b30aed55aeb zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,7,'43f4028dc1bcfb3bdec2a137006bab6fcc651270c85663bccab57a029a888416','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(5,1,4,3,5,X'0000000400000005',X'FFFFFFFB00000005',2,'published',1,'Zzbody zz79e0e9502fd2 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz79e0e9502fd2 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'7ed853644f734c57f035e3d1c4425888f77f313579e4badd7f293ce859db04a3','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(6,1,NULL,3,6,X'00000006',X'FFFFFFF9',1,'removed',0,'Zzbody zza71899896b28 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zza71899896b28 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,8,'2b36067b1caa72f990fa3d6eb5b407ce373b7aab5304d61bad6eecc071e0d33d','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(7,1,NULL,3,7,X'00000007',X'FFFFFFF8',1,'removed',1,'Zzbody zzfda4e9ce1f6e zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzfda4e9ce1f6e zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,9,'4e484b23242d2389bf4a7e5d298ff3944428583870555754b7f88337b6c9156e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(8,1,7,3,8,X'0000000700000008',X'FFFFFFF800000008',2,'published',1,'Zzbody zzf493e82b0a42 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzf493e82b0a42 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'1ef90384e0a2e3e38f97fa85111f79486485a67011d4ed789b76d08b8399a4a9','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(9,1,NULL,3,9,X'00000009',X'FFFFFFF6',1,'deleted',0,'Zzbody zz977408207423 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz977408207423 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'8da34441b7cd2f2e302a11dd046008c9c2703e4ea485d382042fa3d0ffef9efc','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(10,1,NULL,3,10,X'0000000A',X'FFFFFFF5',1,'deleted',1,'Zzbody zza7476a7cea01 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zza7476a7cea01 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'5b0c1f091019a4eefa869c2c624daa5ce3e11ee4d4d4bc2889eea641d5c4a4cd','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(11,1,10,3,11,X'0000000A0000000B',X'FFFFFFF50000000B',2,'published',1,'Zzbody zz0f783ebbc939 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0f783ebbc939 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'b654c0cfb6c636f3611e1abf562e1058805dd874175e6006fd6691d40f025f39','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(12,1,NULL,3,NULL,NULL,NULL,1,'pending',0,'Zzbody zz8a497d9c2de8 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz8a497d9c2de8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'0b315112b7b360c34a3afe82479f31a55add9ee0db79625e8ee0d2287a4dfa82','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000'),
(13,1,NULL,3,NULL,NULL,NULL,1,'rejected',0,'Zzbody zzd9661ac4dfca zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd9661ac4dfca zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'f026492aad4287b35cd286b3dee585bcedb6fb764c403698d5cdc0158dfa34db','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000'),
(14,1,NULL,3,12,X'0000000C',X'FFFFFFF3',1,'published',1,'Zzbody zzed30528bdaba zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzed30528bdaba zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,3,NULL,'c866be61e258988b5057fe9bdf62bcf3bd4b55232ea98cf7aaf407199971d06a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(15,1,NULL,3,13,X'0000000D',X'FFFFFFF2',1,'published',1,'Zzbody zzf461b1e96e15 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzf461b1e96e15 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'7973e5bc6c5312e320662238cb855ea30f8d149699a41956445ce00e9985cc71','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(16,9,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz288ab13da1f8 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz288ab13da1f8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'d2c5a1a3f7b38229f21590b148d54efcaa13dd3b7f7442eb58672549da5c3563','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(17,12,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzeb2a5720559f zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzeb2a5720559f zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'4c4f7b02aaa379f1e0178cfc0d47c40705bfa8cc62d8e13952c96c53431dbfad','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(18,13,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz052a17a9a44b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz052a17a9a44b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'94abaa10dee06e9aae3fbadc2d9e42533604feccea297b08a544625fa129a816','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(19,9,NULL,3,2,X'00000002',X'FFFFFFFD',1,'hidden',0,'Zzbody zz48876205e307 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz48876205e307 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,15,'02434b7a441bf08074ea99263c681bddc4626cb82be251c935aea80955789e34','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(20,16,NULL,2,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz1196a64ff295 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz1196a64ff295 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'7a285a1249b88ec08b1ea9797403dd03fa75568417465643c14c818f4f3d4dce','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(21,6,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzd4d39d8b615b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd4d39d8b615b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'e5ee0618edaa3f687bbea086e21efffc38110459ddd73e5a12ffb49f2edbc75f','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(22,7,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz51f780cfaf1b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz51f780cfaf1b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'a619c56a0f9eb379b772f7ae2f2a088b73d534ab21023ebca237bdc3ad25adb4','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(23,8,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzfa32d5c26cb9 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzfa32d5c26cb9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'f849ffd291d905216a82e55bd07aff486bf862bd64ca21666dcf85f9397f4e1e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(24,11,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz3e1a61ad585b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3e1a61ad585b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'d634034405af276bd22550580fd8768d7c40c612c017e1ccb1f6bfb6edd97973','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(25,15,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz3b423f66e056 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3b423f66e056 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'8fc6d4ed9a4e07ee6b6ab1aefc9e901fdd0bcf900012e1975d91fc3e91fbd030','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(26,17,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzd93f908efd00 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd93f908efd00 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'47e35388a47ba965e0b39514d46b29c339235be29b4bade11b1f83f151286b51','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(27,18,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz8838adfc5dec zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz8838adfc5dec zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'87f2d46017d5b85a4516b47ef90dc6af03d1de9560648a41c032dcc54622c1dc','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "mentions" VALUES
(1,1,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(2,2,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(3,3,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(4,4,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(5,5,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(6,6,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(7,7,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(8,8,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(9,9,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(10,10,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(11,11,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(12,12,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(13,13,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(14,14,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(15,15,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(16,16,NULL,1,1,0,'2026-11-01 09:00:00.000000'),
(17,17,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(18,18,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(19,19,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(20,20,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(21,21,NULL,1,1,1,'2026-11-01 09:00:00.000000'),
(22,1,1,1,1,1,'2026-11-01 09:00:00.000000'),
(23,1,2,1,1,1,'2026-11-01 09:00:00.000000'),
(24,1,3,1,1,1,'2026-11-01 09:00:00.000000'),
(25,1,4,1,1,1,'2026-11-01 09:00:00.000000'),
(26,1,5,1,1,1,'2026-11-01 09:00:00.000000'),
(27,1,6,1,1,1,'2026-11-01 09:00:00.000000'),
(28,1,7,1,1,1,'2026-11-01 09:00:00.000000'),
(29,1,8,1,1,1,'2026-11-01 09:00:00.000000'),
(30,1,9,1,1,1,'2026-11-01 09:00:00.000000'),
(31,1,10,1,1,1,'2026-11-01 09:00:00.000000'),
(32,1,11,1,1,1,'2026-11-01 09:00:00.000000'),
(33,1,12,1,1,0,'2026-11-01 09:00:00.000000'),
(34,1,13,1,1,0,'2026-11-01 09:00:00.000000'),
(35,1,14,1,1,1,'2026-11-01 09:00:00.000000'),
(36,1,15,1,1,1,'2026-11-01 09:00:00.000000'),
(37,9,16,1,1,0,'2026-11-01 09:00:00.000000'),
(38,12,17,1,1,1,'2026-11-01 09:00:00.000000'),
(39,13,18,1,1,1,'2026-11-01 09:00:00.000000'),
(40,9,19,1,1,0,'2026-11-01 09:00:00.000000'),
(41,16,20,1,1,0,'2026-11-01 09:00:00.000000'),
(42,6,21,1,1,1,'2026-11-01 09:00:00.000000'),
(43,7,22,1,1,1,'2026-11-01 09:00:00.000000'),
(44,8,23,1,1,1,'2026-11-01 09:00:00.000000'),
(45,11,24,1,1,0,'2026-11-01 09:00:00.000000'),
(46,15,25,1,1,1,'2026-11-01 09:00:00.000000'),
(47,17,26,1,1,1,'2026-11-01 09:00:00.000000'),
(48,18,27,1,1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "prepared_answers" VALUES
(1,NULL,'Zzthanks','Zzdear {name}',1,10,'2026-11-01 09:00:00.000000'),
(2,1,'Zzthanks','Zzdear {name}',1,10,'2026-11-01 09:00:00.000000');
INSERT INTO "word_rules" VALUES
(1,NULL,'zzword','hold','',0,10,'2026-11-01 09:00:00.000000','',1);
INSERT INTO "reply_redirects" VALUES
(1,900,1,1);
INSERT INTO "cases" VALUES
(1,'normal',1,'post:1',1,NULL,2,1,NULL,'',NULL,'open',NULL,-2.0,1,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(2,'normal',1,'reply:1:1',1,1,3,1,NULL,'',NULL,'open',NULL,-2.0,1,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(3,'normal',1,'reply:9:16',9,16,3,3,NULL,'',NULL,'open',NULL,-2.0,1,2,1,NULL,8,'2026-11-02 09:00:00.000000',0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(4,'normal',1,'reply:9:19',9,19,3,3,NULL,'',NULL,'open',NULL,-2.0,1,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(5,'normal',1,'reply:1:2',1,2,10,1,NULL,'',NULL,'open',NULL,-2.0,1,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(6,'appeal',1,'appeal:9:3',1,7,3,1,NULL,'',NULL,'open',NULL,0.0,0,1,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(7,'normal',1,'reply:1:14',1,14,3,1,NULL,'',NULL,'closed','disagreed',0.0,0,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',8,NULL),
(8,'legal',1,'notice:1',1,NULL,2,1,NULL,'',NULL,'open',NULL,0.0,0,1,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(9,'legal',1,'notice:2',1,1,3,1,NULL,'',NULL,'open',NULL,0.0,0,1,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(10,'legal',1,'notice:3',11,NULL,2,3,NULL,'',NULL,'open',NULL,0.0,0,1,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(11,'legal',1,'notice:4',16,20,2,1,NULL,'',NULL,'open',NULL,0.0,0,1,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(12,'legal',1,'notice:5',NULL,NULL,NULL,NULL,NULL,'',NULL,'open',NULL,0.0,0,1,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(13,'normal',1,'post:19',19,NULL,2,1,NULL,'',NULL,'open',NULL,-2.0,1,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,'spam'),
(14,'worried',0,'post:20',20,NULL,2,1,NULL,'',NULL,'open',NULL,0.0,1,2,1,NULL,NULL,NULL,0,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,'worried');
INSERT INTO "case_entries" VALUES
(1,2,'to_member','',8,3,'Zzmessage of the moderators','<p dir="auto">Zzmessage of the moderators</p>
','998d45da281d61d177ca325ee1d7748986283f40aa24b0f116f72f307eed976c','2026-11-01 09:00:00.000000');
INSERT INTO "flags" VALUES
(1,1,'post:1',1,'spam','',2.0,0,1,'open','2026-11-01 09:00:00.000000',NULL),
(2,2,'reply:1:1',1,'spam','',2.0,0,1,'open','2026-11-01 09:00:00.000000',NULL),
(3,3,'reply:9:16',1,'spam','',2.0,0,1,'open','2026-11-01 09:00:00.000000',NULL),
(4,4,'reply:9:19',1,'spam','',2.0,0,1,'open','2026-11-01 09:00:00.000000',NULL),
(5,5,'reply:1:2',1,'spam','',2.0,0,1,'open','2026-11-01 09:00:00.000000',NULL),
(6,7,'reply:1:14',1,'off_topic','',2.0,0,1,'disagreed','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(7,13,'post:19',3,'spam','Zzwords',2.0,0,1,'open','2026-11-01 09:00:00.000000',NULL),
(8,14,'post:20',5,'worried','Zzwords',2.0,0,3,'open','2026-11-01 09:00:00.000000',NULL);
INSERT INTO "legal_notices" VALUES
(1,'LN-RXZS-4HS9',8,'http://localhost/posts/1','Zzwords zzb6c304567adc','Zzlaw zz0ace229f9d95','Zzname zzf4ed77f9dcbb','zz@example.org','open','','2627ec22747aae36d9a5b9ee7c567e36be6b11baf5d7b7d5c31acc009efb6946','2026-11-01 09:00:00.000000',NULL),
(2,'LN-PTYE-UAW7',9,'http://localhost/posts/1/replies/1','Zzwords zz976732a15105','Zzlaw zza8153168a6b8','Zzname zz1f5117a1f527','zz@example.org','open','','3926ac281352f3fca575da58f563a45e9fe19986518a59d81fcf57a330e0efe6','2026-11-01 09:00:00.000000',NULL),
(3,'LN-RFWQ-KB6G',10,'http://localhost/posts/11','Zzwords zz6c95ff9a9702','Zzlaw zz838f7559a4e9','Zzname zz66babb435dcc','zz@example.org','open','','3169c13bf93845770948deac0843523e8ee2a779741c4b7899baeda490173b81','2026-11-01 09:00:00.000000',NULL),
(4,'LN-SMF4-D4QG',11,'http://localhost/posts/16/replies/1','Zzwords zzb9099477a482','Zzlaw zz4d8d9e0b5445','Zzname zz4cc5a1823f19','zz@example.org','open','','48a042b7e22b0d3522355b4c4c078d97dccbfb4d0d2fa784c229478b5c24a0ac','2026-11-01 09:00:00.000000',NULL),
(5,'LN-RANB-8J89',12,'http://localhost/posts/987654321','Zzwords zzb76235f26029','Zzlaw zz602cc1b0d217','Zzname zz2779e466cfa2','zz@example.org','open','','2d6792c41a5e804ff5331e74993714f9eca694b3e37fd576137d4a570b2eb845','2026-11-01 09:00:00.000000',NULL);
INSERT INTO "appeals" VALUES
(1,9,3,'writer',6,'Zzappeal.','<p dir="auto">Zzappeal.</p>
','open','','2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "sanctions" VALUES
(1,1,NULL,'warning',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "revisions" VALUES
(1,20,NULL,1,'Zztitle zz94647fd1454b','Zzbody zza380da8cdf40 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zza380da8cdf40 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zzabe26e10d4e9',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL,''),
(2,20,NULL,2,'Zztitle zza6d13d5145f8','Zzbody zz8d6cf89944f8 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz8d6cf89944f8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zzee5bfc8a1bde',1,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL,''),
(3,21,NULL,1,'Zztitle zz80e3e316befb','Zzbody zz6065d7c0a972 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz6065d7c0a972 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',10,'Zzreason zz03b4d719528b',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL,''),
(4,1,14,1,NULL,'Zzbody zz7ae98c1f87e5 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz7ae98c1f87e5 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz86e3cb9137b8',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL,''),
(5,1,14,2,NULL,'Zzbody zz4ce9fbc142c8 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz4ce9fbc142c8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zzfc6470d8302a',1,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL,'');
INSERT INTO "mail_suppressions" VALUES
(1,'zz_outsider@example.org','bounce','',0,1,NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "ignores" VALUES
(1,4,'2026-11-01 09:00:00.000000');
INSERT INTO "notification_settings" VALUES
(1,'reply',1,'daily');
INSERT INTO "reader_settings" VALUES
(1,7,0,22,6,1,0,NULL,NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "reading_marks" VALUES
(1,1,1,'3',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',0);
INSERT INTO "fan_outs" VALUES
(1,1,1,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(2,1,2,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(3,1,3,0,'2026-11-01 09:00:00.000000',NULL),
(4,1,4,0,'2026-11-01 09:00:00.000000',NULL),
(5,1,5,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(6,1,6,0,'2026-11-01 09:00:00.000000',NULL),
(7,1,7,0,'2026-11-01 09:00:00.000000',NULL),
(8,1,8,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(9,1,9,0,'2026-11-01 09:00:00.000000',NULL),
(10,1,10,0,'2026-11-01 09:00:00.000000',NULL),
(11,1,11,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(12,1,14,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(13,1,15,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(14,9,16,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(15,12,17,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(16,13,18,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(17,9,19,0,'2026-11-01 09:00:00.000000',NULL),
(18,6,21,0,'2026-11-01 09:00:00.000000',NULL),
(19,7,22,0,'2026-11-01 09:00:00.000000',NULL),
(20,8,23,0,'2026-11-01 09:00:00.000000',NULL),
(21,11,24,0,'2026-11-01 09:00:00.000000',NULL),
(22,15,25,0,'2026-11-01 09:00:00.000000',NULL),
(23,17,26,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(24,18,27,0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000');
INSERT INTO "follows" VALUES
(1,2,'post',NULL,1,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(2,1,'post',NULL,1,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(3,2,'post',NULL,6,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(4,1,'post',NULL,6,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(5,2,'post',NULL,7,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(6,1,'post',NULL,7,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(7,2,'post',NULL,8,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(8,1,'post',NULL,8,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(9,2,'post',NULL,9,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(10,2,'post',NULL,11,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(11,2,'post',NULL,12,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(12,1,'post',NULL,12,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(13,2,'post',NULL,13,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(14,1,'post',NULL,13,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(15,2,'post',NULL,14,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(16,1,'post',NULL,14,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(17,2,'post',NULL,15,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(18,1,'post',NULL,15,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(19,2,'post',NULL,16,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(20,2,'post',NULL,17,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(21,1,'post',NULL,17,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(22,2,'post',NULL,18,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(23,1,'post',NULL,18,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(24,2,'post',NULL,19,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(25,1,'post',NULL,19,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(26,2,'post',NULL,20,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(27,1,'post',NULL,20,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000'),
(28,10,'post',NULL,21,NULL,NULL,'daily','own','2026-11-01 09:00:00.000000'),
(29,1,'post',NULL,21,NULL,NULL,'daily','mention','2026-11-01 09:00:00.000000');
INSERT INTO "deliveries" VALUES
(1,1,1,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(2,1,2,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(3,1,3,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(4,1,4,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(5,1,5,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(6,1,6,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(7,1,7,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(8,1,8,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(9,1,9,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(10,1,10,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(11,1,11,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(12,2,12,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(13,2,13,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(14,1,14,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(15,2,15,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(16,2,16,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(17,2,17,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(18,1,18,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(19,2,19,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(20,1,20,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(21,2,21,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(22,1,22,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(23,2,23,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(24,1,24,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(25,2,25,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(26,1,26,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(27,1,27,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(28,3,28,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(29,3,29,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(30,2,30,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(31,1,31,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(32,2,32,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(33,1,33,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(34,1,34,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(35,3,35,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(36,3,36,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(37,2,37,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(38,1,38,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(39,2,39,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(40,1,40,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(41,1,41,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(42,2,42,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(43,1,43,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(44,3,44,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(45,3,45,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(46,3,46,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(47,2,47,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(48,1,48,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(49,3,49,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(50,3,50,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(51,2,51,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(52,2,52,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(53,1,53,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(54,2,54,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(55,1,55,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(56,2,56,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(57,3,57,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(58,2,58,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(59,1,59,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(60,2,60,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(61,1,61,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(62,2,62,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(63,1,63,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(64,2,64,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(65,2,65,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(66,1,66,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(67,2,67,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(68,1,68,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(69,2,69,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(70,1,70,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(71,2,71,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(72,2,72,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(73,2,73,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(74,2,74,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(75,3,75,'at_once','waiting',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(76,9,76,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(77,1,77,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(78,9,78,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(79,10,79,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(80,11,80,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(81,9,81,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(82,10,82,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(83,11,83,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(84,9,84,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(85,10,85,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(86,11,86,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(87,9,87,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(88,10,88,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(89,11,89,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(90,9,90,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(91,10,91,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(92,11,92,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(93,8,93,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(94,2,94,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(95,2,95,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(96,2,96,'daily','waiting',0,'2026-11-02 08:00:00.000000',NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "feed_keys" VALUES
(1,'DA6avLDquwxCVCYrCBUATABmL6f1ny68','2026-11-01 09:00:00.000000'),
(2,'ks6jtpHcEf_aEKTQz-RljmQID0XNFhlb','2026-11-01 09:00:00.000000'),
(3,'oxcTnMB5Zr2k0Gs7VMF-ZKKfoI-3w1Nm','2026-11-01 09:00:00.000000'),
(4,'zPofLF3IznsRNi7K9gVwQtg44d0jR0Oc','2026-11-01 09:00:00.000000'),
(5,'LYVjVBA0T7eB3uk40JY-QnPWuvbbsiWc','2026-11-01 09:00:00.000000'),
(6,'BqjptKmwhT4IywLY3tIsqWsb0Qd4vA3a','2026-11-01 09:00:00.000000'),
(7,'1qM-5kODUd6mBFmf57AQZ-sNCFHAQJHt','2026-11-01 09:00:00.000000'),
(8,'EDGIbuoz4e4_wvfC7uCYPwHCEMm9LeNE','2026-11-01 09:00:00.000000'),
(9,'7VedMAbwkRIVGTqgm455u1myZipwVv3e','2026-11-01 09:00:00.000000'),
(10,'MssZ-WLzQpSvO45xR83YlO7ew-nwsdTu','2026-11-01 09:00:00.000000');
INSERT INTO "feed_changes" VALUES
(1,1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "incoming_mails" VALUES
(1,1,'<zz@example.org>','kept','asked','Zzkept zz33c1ce869b29',1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "blogs" VALUES
(1,'zzblog-zz8c2e0718e47c','Zzblog zz8c2e0718e47c','Zzabout zza8c74107b0e4','Zznote zzb2b3f4d5ca63','<p dir="auto">Zznote zzb2b3f4d5ca63</p>
','members','public',0,NULL,0,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(2,'zzblog-zz760e819b24c3','Zzblog zz760e819b24c3','Zzabout zz597164c48a00','Zznote zz581a22b20472','<p dir="auto">Zznote zz581a22b20472</p>
','members','members',0,NULL,1,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(3,'zzblog-zzfed8b6b844cd','Zzblog zzfed8b6b844cd','Zzabout zz3129903a5597','Zznote zza242fdf12b1a','<p dir="auto">Zznote zza242fdf12b1a</p>
','members','private',0,NULL,2,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(4,'zzblog-zz93114351d407','Zzblog zz93114351d407','Zzabout zze3e6b6058306','Zznote zzdda748a69a8a','<p dir="auto">Zznote zzdda748a69a8a</p>
','members','public',1,NULL,3,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(5,'zzblog-zz4a146cf098e1','Zzblog zz4a146cf098e1','Zzabout zzcf999661bdaf','Zznote zzdf0e733713f8','<p dir="auto">Zznote zzdf0e733713f8</p>
','members','public',0,NULL,4,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0);
INSERT INTO "newsletter_imports" VALUES
(1,1,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(2,2,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(3,3,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(4,4,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(5,5,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000');
INSERT INTO "newsletter_issues" VALUES
(1,1,'written','draft','','Zzsubject zz0661705c4c4f','Zzwords zza3325ac09766','<p>Zzwords zza3325ac09766</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(2,2,'written','draft','','Zzsubject zz27fd903da71d','Zzwords zz5c36d9b7c834','<p>Zzwords zz5c36d9b7c834</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(3,3,'written','draft','','Zzsubject zz9a1aeeb770ae','Zzwords zz77fa344e7711','<p>Zzwords zz77fa344e7711</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(4,4,'written','draft','','Zzsubject zz7b133c1b453a','Zzwords zz8a4ea2654552','<p>Zzwords zz8a4ea2654552</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(5,5,'written','draft','','Zzsubject zz23670b7eb9ed','Zzwords zzf3e897198ff4','<p>Zzwords zzf3e897198ff4</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(6,1,'written','scheduled','','Zzscheduled','Zzwords','<p>Zzwords</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000','2026-12-01 09:00:00.000000',NULL,0,NULL,NULL),
(7,1,'written','stopped','editor','Zzstopped','Zzwords','<p>Zzwords</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000','2026-12-01 09:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "newsletters" VALUES
(1,'by_hand',0,8,3600,NULL,NULL,1),
(2,'by_hand',0,8,3600,NULL,NULL,1),
(3,'by_hand',0,8,3600,NULL,NULL,1),
(4,'by_hand',0,8,3600,NULL,NULL,1),
(5,'by_hand',0,8,3600,NULL,NULL,1);
INSERT INTO "newsletter_issue_posts" VALUES
(1,1,1),
(1,2,2),
(1,3,3),
(1,4,4),
(1,5,5),
(1,6,6),
(1,7,7),
(1,8,8),
(1,15,9),
(1,16,10),
(1,17,11),
(1,18,12),
(1,19,13),
(1,20,14),
(2,12,1),
(3,9,1),
(3,10,2),
(3,11,3),
(4,13,1),
(4,21,2),
(5,14,1);
INSERT INTO "newsletter_subscribers" VALUES
(1,1,'zz_unconfirmed@example.org','zz_unconfirmed@example.org','unconfirmed',NULL,NULL,NULL,NULL,NULL,''),
(2,1,'zz_confirmed@example.org','zz_confirmed@example.org','confirmed',NULL,NULL,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,''),
(3,2,'zz_unconfirmed@example.org','zz_unconfirmed@example.org','unconfirmed',NULL,NULL,NULL,NULL,NULL,''),
(4,2,'zz_confirmed@example.org','zz_confirmed@example.org','confirmed',NULL,NULL,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,''),
(5,3,'zz_unconfirmed@example.org','zz_unconfirmed@example.org','unconfirmed',NULL,NULL,NULL,NULL,NULL,''),
(6,3,'zz_confirmed@example.org','zz_confirmed@example.org','confirmed',NULL,NULL,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,''),
(7,4,'zz_unconfirmed@example.org','zz_unconfirmed@example.org','unconfirmed',NULL,NULL,NULL,NULL,NULL,''),
(8,4,'zz_confirmed@example.org','zz_confirmed@example.org','confirmed',NULL,NULL,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,''),
(9,5,'zz_unconfirmed@example.org','zz_unconfirmed@example.org','unconfirmed',NULL,NULL,NULL,NULL,NULL,''),
(10,5,'zz_confirmed@example.org','zz_confirmed@example.org','confirmed',NULL,NULL,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'');
INSERT INTO "newsletter_recipients" VALUES
(1,1,'mailed','',1);
INSERT INTO "tags" VALUES
(1,'zzshared','zzshared','2026-11-01 09:00:00.000000'),
(2,'zztag-zz8fe881c31970','Zztag zz8fe881c31970','2026-11-01 09:00:00.000000'),
(3,'zztag-zzed6740b925dc','Zztag zzed6740b925dc','2026-11-01 09:00:00.000000'),
(4,'zztag-zza5b4dff05a81','Zztag zza5b4dff05a81','2026-11-01 09:00:00.000000'),
(5,'zztag-zz1562a11b48c7','Zztag zz1562a11b48c7','2026-11-01 09:00:00.000000'),
(6,'zztag-zz4d32260341c5','Zztag zz4d32260341c5','2026-11-01 09:00:00.000000'),
(7,'zztag-zz870461db0bd2','Zztag zz870461db0bd2','2026-11-01 09:00:00.000000'),
(8,'zztag-zzffcd37d0565b','Zztag zzffcd37d0565b','2026-11-01 09:00:00.000000'),
(9,'zztag-zze317edd902d1','Zztag zze317edd902d1','2026-11-01 09:00:00.000000'),
(10,'zztag-zz9a55df2add28','Zztag zz9a55df2add28','2026-11-01 09:00:00.000000'),
(11,'zztag-zz0aa2e2405ae6','Zztag zz0aa2e2405ae6','2026-11-01 09:00:00.000000'),
(12,'zztag-zz97000ed57938','Zztag zz97000ed57938','2026-11-01 09:00:00.000000'),
(13,'zztag-zz3f434e3623e0','Zztag zz3f434e3623e0','2026-11-01 09:00:00.000000'),
(14,'zztag-zz29ae9be6fd91','Zztag zz29ae9be6fd91','2026-11-01 09:00:00.000000'),
(15,'zztag-zz29bf1df07caa','Zztag zz29bf1df07caa','2026-11-01 09:00:00.000000'),
(16,'zztag-zzc5aa3b44a9ac','Zztag zzc5aa3b44a9ac','2026-11-01 09:00:00.000000'),
(17,'zztag-zz4d0cc8898536','Zztag zz4d0cc8898536','2026-11-01 09:00:00.000000'),
(18,'zztag-zzbe4f2fc5b11a','Zztag zzbe4f2fc5b11a','2026-11-01 09:00:00.000000'),
(19,'zztag-zzb168c6f34844','Zztag zzb168c6f34844','2026-11-01 09:00:00.000000'),
(20,'zztag-zz687535ca3e0a','Zztag zz687535ca3e0a','2026-11-01 09:00:00.000000'),
(21,'zztag-zz8e222cb61d7a','Zztag zz8e222cb61d7a','2026-11-01 09:00:00.000000'),
(22,'zztag-zz12402a17eaa6','Zztag zz12402a17eaa6','2026-11-01 09:00:00.000000');
INSERT INTO "tag_slugs" VALUES
('an-earlier-tag',1);
INSERT INTO "post_tags" VALUES
(1,2,0,'2026-11-01 09:00:00.000000'),
(1,1,1,'2026-11-01 09:00:00.000000'),
(2,3,0,NULL),
(2,1,1,NULL),
(3,4,0,NULL),
(3,1,1,NULL),
(4,5,0,NULL),
(4,1,1,NULL),
(5,6,0,NULL),
(5,1,1,NULL),
(6,7,0,NULL),
(6,1,1,NULL),
(7,8,0,NULL),
(7,1,1,NULL),
(8,9,0,NULL),
(8,1,1,NULL),
(9,10,0,'2026-11-01 09:00:00.000000'),
(9,1,1,'2026-11-01 09:00:00.000000'),
(10,11,0,NULL),
(10,1,1,NULL),
(11,12,0,NULL),
(11,1,1,NULL),
(12,13,0,'2026-11-01 09:00:00.000000'),
(12,1,1,'2026-11-01 09:00:00.000000'),
(13,14,0,'2026-11-01 09:00:00.000000'),
(13,1,1,'2026-11-01 09:00:00.000000'),
(14,15,0,'2026-11-01 09:00:00.000000'),
(14,1,1,'2026-11-01 09:00:00.000000'),
(15,16,0,NULL),
(15,1,1,NULL),
(16,17,0,'2026-11-01 09:00:00.000000'),
(16,1,1,'2026-11-01 09:00:00.000000'),
(17,18,0,'2026-11-01 09:00:00.000000'),
(17,1,1,'2026-11-01 09:00:00.000000'),
(18,19,0,'2026-11-01 09:00:00.000000'),
(18,1,1,'2026-11-01 09:00:00.000000'),
(19,20,0,'2026-11-01 09:00:00.000000'),
(19,1,1,'2026-11-01 09:00:00.000000'),
(20,21,0,'2026-11-01 09:00:00.000000'),
(20,1,1,'2026-11-01 09:00:00.000000'),
(21,22,0,'2026-11-01 09:00:00.000000'),
(21,1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "search_texts" VALUES
(1880645802393600002,1,NULL,1,2,'zztitle zze079d1b96f07','zzbody zzbcb81287c038 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600003,1,1,1,3,'','zzbody zz3ac11b8d18de zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600005,1,2,1,10,'','zzbody zzf0870578d6dc zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600011,1,5,1,3,'','zzbody zz79e0e9502fd2 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600017,1,8,1,3,'','zzbody zzf493e82b0a42 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600018,9,NULL,3,2,'zztitle zze59c422f2c58','zzbody zzdc12504acb11 zzfor zz outsider zzend','#g1 #g10'),
(1880645802393600023,1,11,1,3,'','zzbody zz0f783ebbc939 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600024,12,NULL,2,2,'zztitle zze89ac9bc714c','zzbody zz28c82c20c8f7 zzfor zz outsider zzend','#g1 #g13'),
(1880645802393600026,13,NULL,4,2,'zztitle zzd6823097c5d1','zzbody zz0b00b43752f6 zzfor zz outsider zzend','#g1 #g14'),
(1880645802393600028,14,NULL,5,2,'zztitle zzcc996697b131','zzbody zzedb20a7ebb1a zzfor zz outsider zzend','#g1 #g15'),
(1880645802393600029,1,14,1,3,'','zzbody zzed30528bdaba zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600031,1,15,1,3,'','zzbody zzf461b1e96e15 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600032,16,NULL,1,2,'zztitle zz2b670d22712b','zzbody zz0b30a32a36e9 zzfor zz outsider zzend','#g1 #g17'),
(1880645802393600033,9,16,3,3,'','zzbody zz288ab13da1f8 zzfor zz outsider zzend','#g1 #g10'),
(1880645802393600034,17,NULL,1,2,'zztitle zzd386217da622','zzbody zzd8107894198d zzfor zz outsider zzend','#g1 #g18'),
(1880645802393600035,12,17,2,3,'','zzbody zzeb2a5720559f zzfor zz outsider zzend','#g1 #g13'),
(1880645802393600036,18,NULL,1,2,'zztitle zz75cede8c4539','zzbody zz822ee390ed14 zzfor zz outsider zzend','#g1 #g19'),
(1880645802393600037,13,18,4,3,'','zzbody zz052a17a9a44b zzfor zz outsider zzend','#g1 #g14'),
(1880645802393600038,19,NULL,1,2,'zztitle zz9364dd69771d','zzbody zz61997cd393e2 zzfor zz outsider zzend','#g1 #g20'),
(1880645802393600040,20,NULL,1,2,'zztitle zz04352db00b78','zzbody zz2cfb6da9175b zzfor zz outsider zzend','#g1 #g21'),
(1880645802393600041,16,20,1,2,'','zzbody zz1196a64ff295 zzfor zz outsider zzend','#g1 #g17'),
(1880645802393600042,21,NULL,4,10,'zztitle zz6a2b849c3894','zzbody zzbac1bcce9198 zzfor zz outsider zzend','#g1 #g22'),
(1880645802393600043,6,21,1,3,'','zzbody zzd4d39d8b615b zzfor zz outsider zzend','#g1 #g7'),
(1880645802393600045,7,22,1,3,'','zzbody zz51f780cfaf1b zzfor zz outsider zzend','#g1 #g8'),
(1880645802393600047,8,23,1,3,'','zzbody zzfa32d5c26cb9 zzfor zz outsider zzend','#g1 #g9'),
(1880645802393600049,11,24,3,3,'','zzbody zz3e1a61ad585b zzfor zz outsider zzend','#g1 #g12'),
(1880645802393600051,15,25,1,3,'','zzbody zz3b423f66e056 zzfor zz outsider zzend','#g1 #g16'),
(1880645802393600053,17,26,1,3,'','zzbody zzd93f908efd00 zzfor zz outsider zzend','#g1 #g18'),
(1880645802393600055,18,27,1,3,'','zzbody zz8838adfc5dec zzfor zz outsider zzend','#g1 #g19');
INSERT INTO "email_changes" VALUES
(1,15,'zz_moving@example.org','zz_moving@example.org','zz_moving@elsewhere.example','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(2,3,'zz_replier@example.org','zz_replier@example.org','zz_replier@elsewhere.example','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "former_handles" VALUES
(1,15,'zz_moving','2026-11-01 09:00:00.000000');
INSERT INTO "erasures" VALUES
(16,'keep','','2026-11-01 09:00:00.000000','2026-11-15 09:00:00.000000',NULL);
INSERT INTO "code_apps" VALUES
(17,'gAAAAABq5v-QGjb6KDeoSeEwVgDT2QUxwvi8gE76n-7KuX93S6R6pRKCO_W59UbkfOHPTSBh8_UIb65TTazmCpF2cj1pTC9q6yGGLZmp_LiNIfiaM7kjcqyExKtrVTRWXYViQzyZOjCP',NULL,59784120,'2026-11-01 09:00:00.000000');
INSERT INTO "recovery_codes" VALUES
(1,17,X'3A61201222D955D73F3CD081C8DEA76EFF49A699B352772940A8EFD34898A603','2026-11-01 09:00:00.000000',NULL),
(2,17,X'3B19EB9BEE98B0E30CCB0C238EB1EE666BF6390335C5E8A95B82B133DDCD798B','2026-11-01 09:00:00.000000',NULL),
(3,17,X'BDB0A0356870AB7424608AB9D4F0536CE17131A479CC5E6F40E49F59A2A7BD4C','2026-11-01 09:00:00.000000',NULL),
(4,17,X'E81054ABED7AD1F0C7A52F818DD04383199A2A697D82C097811AEF6FC7938084','2026-11-01 09:00:00.000000',NULL),
(5,17,X'1BF4FEFA868F14091C53A975CEB556D57F5C63E9E09566105CEC6B1E763AA0F3','2026-11-01 09:00:00.000000',NULL),
(6,17,X'97FDC66463B3D91388212D6B1ECF668B1618EC851F22FE4F7602C9370413904E','2026-11-01 09:00:00.000000',NULL),
(7,17,X'C5D3A0C0B4841C2951674BEE4B073D29CF1741931AD368E90B02222FB7B84F27','2026-11-01 09:00:00.000000',NULL),
(8,17,X'DD2DBC792B425F82F186A73D9A0D857C90543C33A9CA697723ACE52A4607E391','2026-11-01 09:00:00.000000',NULL),
(9,17,X'5A83E96798315686AC9F545B2E80E08A3AC96A55514A56481E3FD577C928875B','2026-11-01 09:00:00.000000',NULL),
(10,17,X'1597CBE98B942DDECE213EA9960F9ECF89ACE3208536C63B0E9DB9BD39CCE703','2026-11-01 09:00:00.000000',NULL),
(11,18,X'9A1EF9512A485783678E3A7DB3730082309543DA1AAE80D9C23BD4C234E86CFB','2026-11-01 09:00:00.000000',NULL),
(12,18,X'8F921E61DC776746CF81EBE6BA094F8A3026F82D9EB1F4AF6A27D771FEFF014E','2026-11-01 09:00:00.000000',NULL),
(13,18,X'808FC2DBEAE3FD1A9159921B835AE324D6B4B73BBF7C810CF96289537B18D2F3','2026-11-01 09:00:00.000000',NULL),
(14,18,X'A40FE044E6809F0E31691D9CB80F6C77CCA5CB80749429D0F00D3438051E48ED','2026-11-01 09:00:00.000000',NULL),
(15,18,X'6163575616ED767D66B8AFB83DCAD5A0F81B5F40B44D54D50452D89DA640D637','2026-11-01 09:00:00.000000',NULL),
(16,18,X'432D7D49335C1AF6D8994EBB33ABB972CA005697E2B6961CFA716AD2F1AC0648','2026-11-01 09:00:00.000000',NULL),
(17,18,X'16F80015DB673C4A2D7F81EE37983CFE71D4A598BFC99EE1B1FA8DD03B079BD8','2026-11-01 09:00:00.000000',NULL),
(18,18,X'8F234284E7C3FAF4A1AFC704E28FAC0FB54C69FB18F148E7900AB3FE0C9CFBA2','2026-11-01 09:00:00.000000',NULL),
(19,18,X'DFE5B313FC71A3A66A71CCFF5B023D4CDE2A045B0C8641AF328BD13A7BA481F2','2026-11-01 09:00:00.000000',NULL),
(20,18,X'893C011D92CCF755E3D1B7756BD00CA8BEF9BD5FAFD6A1B0E2D023CF4F7023B9','2026-11-01 09:00:00.000000',NULL);
INSERT INTO "import_sources" VALUES
(1,'wxr old.example','post','7',NULL,NULL,1,NULL,NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "old_addresses" VALUES
('/2012/01/a-post',1);
INSERT INTO "linkbacks" VALUES
(1,1,'pingback','Elsewhere','','',1,'2026-11-01 09:00:00.000000');
INSERT INTO "picture_uses" VALUES
(1,1,'text',1,NULL,NULL,NULL,''),
(2,2,'text',2,NULL,NULL,NULL,''),
(3,3,'text',3,NULL,NULL,NULL,''),
(4,4,'text',4,NULL,NULL,NULL,''),
(5,5,'text',5,NULL,NULL,NULL,''),
(6,6,'text',6,NULL,NULL,NULL,''),
(7,7,'text',7,NULL,NULL,NULL,''),
(8,8,'text',8,NULL,NULL,NULL,''),
(9,9,'text',9,NULL,NULL,NULL,''),
(10,10,'text',10,NULL,NULL,NULL,''),
(11,11,'text',11,NULL,NULL,NULL,''),
(12,12,'text',12,NULL,NULL,NULL,''),
(13,13,'text',13,NULL,NULL,NULL,''),
(14,14,'text',14,NULL,NULL,NULL,''),
(15,15,'text',15,NULL,NULL,NULL,''),
(16,16,'text',16,NULL,NULL,NULL,''),
(17,17,'text',17,NULL,NULL,NULL,''),
(18,18,'text',18,NULL,NULL,NULL,''),
(19,19,'text',19,NULL,NULL,NULL,''),
(20,20,'text',20,NULL,NULL,NULL,''),
(21,21,'text',20,NULL,1,NULL,''),
(22,22,'text',20,NULL,2,NULL,''),
(23,23,'text',21,NULL,NULL,NULL,''),
(24,24,'text',21,NULL,3,NULL,''),
(25,25,'text',1,1,NULL,NULL,''),
(26,26,'text',1,2,NULL,NULL,''),
(27,27,'text',1,3,NULL,NULL,''),
(28,28,'text',1,4,NULL,NULL,''),
(29,29,'text',1,5,NULL,NULL,''),
(30,30,'text',1,6,NULL,NULL,''),
(31,31,'text',1,7,NULL,NULL,''),
(32,32,'text',1,8,NULL,NULL,''),
(33,33,'text',1,9,NULL,NULL,''),
(34,34,'text',1,10,NULL,NULL,''),
(35,35,'text',1,11,NULL,NULL,''),
(36,36,'text',1,12,NULL,NULL,''),
(37,37,'text',1,13,NULL,NULL,''),
(38,38,'text',1,14,NULL,NULL,''),
(39,39,'text',1,14,4,NULL,''),
(40,40,'text',1,14,5,NULL,''),
(41,41,'text',1,15,NULL,NULL,''),
(42,42,'text',9,16,NULL,NULL,''),
(43,43,'text',12,17,NULL,NULL,''),
(44,44,'text',13,18,NULL,NULL,''),
(45,45,'text',9,19,NULL,NULL,''),
(46,46,'text',16,20,NULL,NULL,''),
(47,47,'text',6,21,NULL,NULL,''),
(48,48,'text',7,22,NULL,NULL,''),
(49,49,'text',8,23,NULL,NULL,''),
(50,50,'text',11,24,NULL,NULL,''),
(51,51,'text',15,25,NULL,NULL,''),
(52,52,'text',17,26,NULL,NULL,''),
(53,53,'text',18,27,NULL,NULL,''),
(54,54,'avatar',NULL,NULL,NULL,1,''),
(55,56,'text',1,NULL,NULL,NULL,'');
INSERT INTO "page_revisions" VALUES
(1,'imprint',1,'Us.','<p>Us.</p>',NULL,1,'2026-11-01 09:00:00.000000');
INSERT INTO "terms_acceptances" VALUES
(1,'2026-01-01','2026-11-01 09:00:00.000000');
INSERT INTO "corrections" VALUES
(1,1,1,'It is 5 mg, not 50 mg.','2026-11-01 09:00:00.000000');
INSERT INTO "notifications" VALUES
(1,1,'mention',1,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(2,1,'mention',6,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(3,1,'mention',7,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(4,1,'mention',8,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(5,1,'mention',12,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(6,1,'mention',13,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(7,1,'mention',14,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(8,1,'mention',15,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(9,1,'mention',17,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(10,1,'mention',18,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(11,1,'mention',19,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(12,2,'decision',19,NULL,1,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(13,2,'decision',19,NULL,2,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(14,1,'mention',20,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(15,2,'decision',20,NULL,3,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(16,2,'decision',20,NULL,4,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(17,2,'decision',20,NULL,5,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(18,1,'mention',21,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(19,2,'reply',1,1,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(20,1,'mention',1,1,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(21,2,'reply',1,2,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(22,1,'mention',1,2,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(23,2,'reply',1,3,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(24,1,'mention',1,3,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(25,2,'reply',1,4,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(26,1,'mention',1,4,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(27,1,'mention',1,5,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(28,3,'decision',1,3,6,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(29,3,'decision',1,4,7,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(30,2,'reply',1,6,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(31,1,'mention',1,6,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(32,2,'reply',1,7,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(33,1,'mention',1,7,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(34,1,'mention',1,8,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(35,3,'decision',1,6,8,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(36,3,'decision',1,7,9,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(37,2,'reply',1,9,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(38,1,'mention',1,9,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(39,2,'reply',1,10,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(40,1,'mention',1,10,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(41,1,'mention',1,11,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(42,2,'reply',1,14,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(43,1,'mention',1,14,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(44,3,'decision',1,14,10,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(45,3,'decision',1,14,11,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(46,3,'decision',1,14,12,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(47,2,'reply',1,15,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(48,1,'mention',1,15,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(49,3,'decision',1,15,13,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(50,3,'decision',1,15,14,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(51,2,'reply',9,16,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(52,2,'reply',12,17,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(53,1,'mention',12,17,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(54,2,'reply',13,18,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(55,1,'mention',13,18,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(56,2,'reply',9,19,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(57,3,'decision',9,19,15,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(58,2,'reply',6,21,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(59,1,'mention',6,21,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(60,2,'reply',7,22,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(61,1,'mention',7,22,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(62,2,'reply',8,23,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(63,1,'mention',8,23,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(64,2,'reply',11,24,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(65,2,'reply',15,25,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(66,1,'mention',15,25,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(67,2,'reply',17,26,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(68,1,'mention',17,26,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(69,2,'reply',18,27,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(70,1,'mention',18,27,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(71,2,'decision',6,NULL,16,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(72,2,'decision',7,NULL,17,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(73,2,'decision',11,NULL,18,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(74,2,'decision',18,NULL,19,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(75,3,'message',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,2,NULL,NULL),
(76,9,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,6,NULL,NULL),
(77,1,'flag',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,7,NULL,NULL),
(78,9,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,8,NULL,NULL),
(79,10,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,8,NULL,NULL),
(80,11,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,8,NULL,NULL),
(81,9,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,9,NULL,NULL),
(82,10,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,9,NULL,NULL),
(83,11,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,9,NULL,NULL),
(84,9,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,10,NULL,NULL),
(85,10,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,10,NULL,NULL),
(86,11,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,10,NULL,NULL),
(87,9,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,11,NULL,NULL),
(88,10,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,11,NULL,NULL),
(89,11,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,11,NULL,NULL),
(90,9,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,12,NULL,NULL),
(91,10,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,12,NULL,NULL),
(92,11,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,12,NULL,NULL),
(93,8,'duty',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,14,NULL,NULL),
(94,2,'follow',1,5,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,1,NULL),
(95,2,'follow',1,8,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,1,NULL),
(96,2,'follow',1,11,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,1,NULL);
INSERT INTO "pictures" VALUES
(1,'bec2fw7wfyc6zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A366338663037306632636562202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(2,'d6yzad5c4w5ezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A653530346335646139383664202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(3,'dw5ybwe7wf3yzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A383366303765306238353064202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(4,'zewz7xa5xx36zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A363331313561313739306539202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(5,'y7bx3yz447x7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A373137343439383331623738202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(6,'zxa6e5ycze7dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643765396338356536613139202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(7,'aw54w5cwy4xezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A653134383063353034353061202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(8,'ywe7yyewyxbwzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A306231383065383837653038202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(9,'w2xdaacw6b5fzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A663562363063616164313230202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(10,'3ce656b2ew7dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643730653262363536656333202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(11,'xefd6e5xx46bzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A623634313135653664666531202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(12,'cb3z6wd4a7f2zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A326637613464303639336263202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(13,'7x2254ex7waezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A656130373165343532323137202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(14,'35e4cc6e5z7fzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A663739356536636334653533202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(15,'ywwcd454c5x7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A373135633435346463303038202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(16,'ew3e26d5d42dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643234643564363265333065202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(17,'w5e224xdc53dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643335636431343232653530202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(18,'243ax2y4ww64zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A343630303438323161333432202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(19,'ec2zx635fax7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A373161663533363139326365202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(20,'da3ybdzxwabbzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A626261303139646238336164202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(21,'c6xcyx4x7322zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A323233373134313863313663202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(22,'wy3be3xdwebezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A656265306431336562333830202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(23,'45xy435z6da2zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A326164363935333438313534202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(24,'2y26652b3a4ezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A653461336232353636323832202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(25,'4ffc46exezdyzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A386439653165363463666634202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(26,'b7c25zayy355zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A353533383861393532633762202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(27,'7afwx253ey6ezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A653638653335323130666137202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(28,'6y4x27yd73fazzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A616633376438373231343836202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(29,'ybz2fy3wf6ebzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A626536663033386632396238202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(30,'4z4d5d4baywdzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643038616234643564343934202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(31,'zyex5y32we56zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A363565303233383531653839202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(32,'af3d5e5z3ebczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A636265333935653564336661202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(33,'a44zdfbb73ybzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A623833376262666439343461202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(34,'33x3y233e3ewzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A306533653333323833313333202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(35,'5y56365a223ezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A653332326135363336353835202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(36,'y65dyxde6e3czzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A633365366564313864353638202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(37,'3zd2w2z52zz4zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A343939323539323032643933202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(38,'c4debw724bzczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A633962343237306265643463202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(39,'6afaccyybexdzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643165623838636361666136202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(40,'a67ew5b4w65bzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A623536303462353065373661202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(41,'a554x5cz4dcczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A636364343963353134353561202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(42,'fbda3564ex3bzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A623331653436353361646266202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(43,'wy545y52x74dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643437313235383534353830202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(44,'fx236ywbz5cdzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A646335396230383633323166202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(45,'ae7xx5e2b2aezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A656132623265353131376561202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(46,'yc2e35y5fb64zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A343662663538353365326338202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(47,'xxfz2z7b65w3zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A333035366237393239663131202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(48,'744zafab7b5bzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A623562376261666139343437202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(49,'ze2b4724yacczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A636361383432373462326539202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(50,'dbbddey725eczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A636535323738656464626264202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(51,'wddcx6a634edzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A646534333661363163646430202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(52,'4x2wcezeyddezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A656464386539656330323134202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(53,'dc624z73534dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643433353337393432366364202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(54,'cwz72237aey3zzqqqqqq',1,'removed','jpeg',320,320,'320',1,X'7A7A333865613733323237393063202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(55,'3za5d7ff4weazzqqqqqq',1,'removed','jpeg',320,320,'320',1,X'7A7A616530346666376435613933202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(56,'w4d7ef4xx5x7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A373135313134666537643430202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0);
INSERT INTO "applications" VALUES
(19,'Zzquestion zz43c8752df5f9?','zz08a0b818a826','2026-11-01 09:00:00.000000');
INSERT INTO "invitations" VALUES
(1,1,X'0000000000000000000000000000000000000000000000000000000000000000','Zzfriends',2,'2026-11-01 09:00:00.000000','2026-11-10 09:00:00.000000',NULL);
INSERT INTO "invitation_uses" VALUES
(1,1,20,NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "passkeys" VALUES
(1,18,X'7BD5D47E446FCEC2A3D811736110E5781BCCCEA696762E6116C6E9C92D99BF35',X'A50102032620012158203BA7A981F6784C26A4BAF1670A97E2F1FA6F515F1B7C7285539BA63E90E0BFC322582002EA3150BC023A2BA31AB6B77FA41E7BBA46BAB013935D97748490F5D9FB4830',X'804A7E47B93FD0AFBFF42FD1FFBB7AD8D0182231CB6DBBA9184D90727C81C363',0,'Zzphone',1,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "used_challenges" VALUES
(1,X'46837DFB782F9FEE9EC36D739C5B0FC4C4885C4D3434ECEEB405C378E715B801','2026-11-01 09:00:00.000000');
INSERT INTO "identities" VALUES
(1,18,'','zzkeyed',0,'2026-11-01 09:00:00.000000',NULL),
(2,1,'https://accounts.example.org','7',0,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "users" VALUES
(1,'zz_outsider','zz_outsider','Zznameoutsider','','','','zz_outsider@example.org','zz_outsider@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,'cwz72237aey3zzqqqqqq/320',NULL),
(2,'zz_writer','zz_writer','Zznamewriter','','','','zz_writer@example.org','zz_writer@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(3,'zz_replier','zz_replier','Zznamereplier','','','','zz_replier@example.org','zz_replier@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(4,'zz_reader','zz_reader','Zznamereader','','','','zz_reader@example.org','zz_reader@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(5,'zz_mentor','zz_mentor','Zznamementor','','','','zz_mentor@example.org','zz_mentor@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(6,'zz_editor','zz_editor','Zznameeditor','','','','zz_editor@example.org','zz_editor@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(7,'zz_moderator_elsewhere','zz_moderator_elsewhere','Zznamemoderatorelsewhere','','','','zz_moderator_elsewhere@example.org','zz_moderator_elsewhere@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(8,'zz_moderator','zz_moderator','Zznamemoderator','','','','zz_moderator@example.org','zz_moderator@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(9,'zz_site_moderator','zz_site_moderator','Zznamesitemoderator','','','','zz_site_moderator@example.org','zz_site_moderator@example.org','2026-11-01 09:00:00.000000',NULL,'active','moderator',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(10,'zz_admin','zz_admin','Zznameadmin','','','','zz_admin@example.org','zz_admin@example.org','2026-11-01 09:00:00.000000',NULL,'active','admin',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(11,'keeper','keeper','Keeper','','','','keeper@example.org','keeper@example.org','2026-11-01 09:00:00.000000',NULL,'active','admin',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(12,'zz_waiting','zz_waiting','Zz_waiting','','','','zz_waiting@example.org','zz_waiting@example.org',NULL,NULL,'unconfirmed','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(13,'zz_forgetful','zz_forgetful','Zz_forgetful','','','','zz_forgetful@example.org','zz_forgetful@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(14,'~snowy_rowan','~snowy_rowan','Snowy Rowan','','','',NULL,NULL,NULL,NULL,'pseudonym','member',0,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(15,'zz_moved','zz_moved','Zz_moving','','','','zz_moving@example.org','zz_moving@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(16,'zz_leaving','zz_leaving','Zz_leaving','','','','zz_leaving@example.org','zz_leaving@example.org','2026-11-01 09:00:00.000000',NULL,'deactivated','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(17,'zz_careful','zz_careful','Zz_careful','','','','zz_careful@example.org','zz_careful@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(18,'zz_keyed','zz_keyed','Zz_keyed','','','','zz_keyed@example.org','zz_keyed@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(19,'zz24aeecf890c0','zz24aeecf890c0','zzea3781126740','','','','zz24aeecf890c0@example.org','zz24aeecf890c0@example.org','2026-11-01 09:00:00.000000',NULL,'awaiting','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(20,'zz_invited','zz_invited','Zz_invited','','','','zz_invited@example.org','zz_invited@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(21,'zz_painter','zz_painter','Zz_painter','','','','zz_painter@example.org','zz_painter@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "decisions" VALUES
(1,'hide',8,19,NULL,0,1,'Zzreason zzbaf475ce63f8','2026-11-01 09:00:00.000000',2,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(2,'restore',8,19,NULL,0,1,'Zzreason zz7329fd8ac2e8','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(3,'edit',8,20,NULL,0,1,'Zzreason zzabe26e10d4e9','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,1),
(4,'edit',8,20,NULL,0,1,'Zzreason zzee5bfc8a1bde','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,2),
(5,'hide_revision',8,20,NULL,0,1,'Zzreason zz1804ead1e147','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,2),
(6,'hide',8,1,3,0,1,'Zzreason zz3c5597349b2d','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(7,'hide',8,1,4,0,1,'Zzreason zz6270864cc16e','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(8,'remove',8,1,6,0,1,'Zzreason zzd192dd5a7f94','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(9,'remove',8,1,7,0,1,'Zzreason zz76966623f297','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(10,'edit',8,1,14,0,1,'Zzreason zz86e3cb9137b8','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,4),
(11,'edit',8,1,14,0,1,'Zzreason zzfc6470d8302a','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,5),
(12,'hide_revision',8,1,14,0,1,'Zzreason zz9d997c44a5bc','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,5),
(13,'hide',8,1,15,0,1,'Zzreason zzbc7efe14ef71','2026-11-01 09:00:00.000000',14,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(14,'restore',8,1,15,0,1,'Zzreason zz0e32d9d99fec','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(15,'hide',8,9,19,0,1,'Zzreason zzdc825033f245','2026-11-01 09:00:00.000000',NULL,3,3,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(16,'hide',8,6,NULL,0,1,'Zzreason zz4cb9f0b3992b','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(17,'remove',8,7,NULL,0,1,'Zzreason zzec190b73ba9e','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(18,'hide',8,11,NULL,0,1,'Zzreason zz342039abec87','2026-11-01 09:00:00.000000',NULL,2,3,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(19,'lock',8,18,NULL,0,1,'Zzreason zz38428632035c','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(20,'dismiss',8,1,14,0,1,'Zzno.','2026-11-01 09:00:00.000000',NULL,3,1,7,'rules',NULL,NULL,'','staff',0,NULL,NULL);
INSERT INTO "pseudonyms" VALUES
(14,1,1,0,0,'2026-11-01 09:00:00.000000');
CREATE VIEW search_words AS
    SELECT id, title, body, '#b' || blog_id || ' #w' || writer_id || ' ' || tags AS marks FROM search_texts;
CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, marks, content='search_words', content_rowid='id', tokenize="ascii tokenchars '#'"
    );
CREATE INDEX ix_appeals_appellant_id ON appeals (appellant_id);
CREATE INDEX ix_appeals_case_id ON appeals (case_id);
CREATE INDEX ix_appeals_made ON appeals (created_at, id);
CREATE INDEX ix_applications_waiting_since ON applications (waiting_since);
CREATE INDEX ix_audit_log_actor_id ON audit_log (actor_id);
CREATE INDEX ix_audit_log_subject ON audit_log (subject_kind, subject_id, id);
CREATE INDEX ix_blog_roles_user_id ON blog_roles (user_id);
CREATE INDEX ix_blog_slugs_blog_id ON blog_slugs (blog_id);
CREATE INDEX ix_case_entries_case ON case_entries (case_id, id);
CREATE INDEX ix_cases_blog_closed ON cases (blog_id, closed_at, id) WHERE state = 'closed';
CREATE INDEX ix_cases_blog_queue ON cases (blog_id, urgency, rank, opened_at, id) WHERE state = 'open';
CREATE INDEX ix_cases_claimed ON cases (claimed_by_id, id) WHERE claimed_by_id IS NOT NULL;
CREATE INDEX ix_cases_closed ON cases (closed_at, id) WHERE state = 'closed';
CREATE INDEX ix_cases_post ON cases (post_id, reply_id);
CREATE INDEX ix_cases_queue ON cases (urgency, rank, opened_at, id) WHERE state = 'open';
CREATE INDEX ix_cases_thing ON cases (thing, id);
CREATE INDEX ix_cases_unreminded ON cases (opened_at, id) WHERE state = 'open' AND reminded_at IS NULL;
CREATE INDEX ix_cases_waiting ON cases (opened_at, id) WHERE state = 'open';
CREATE INDEX ix_cases_writer ON cases (writer_id, id);
CREATE INDEX ix_corrections_editor_id ON corrections (editor_id);
CREATE INDEX ix_corrections_post ON corrections (post_id, created_at, id);
CREATE INDEX ix_count_deltas_blog_id ON count_deltas (blog_id);
CREATE INDEX ix_count_deltas_user_id ON count_deltas (user_id);
CREATE INDEX ix_decisions_actor_id ON decisions (actor_id);
CREATE INDEX ix_decisions_case_id ON decisions (case_id);
CREATE INDEX ix_decisions_made ON decisions (created_at, id);
CREATE INDEX ix_decisions_post_id ON decisions (post_id);
CREATE INDEX ix_decisions_reply ON decisions (post_id, reply_id) WHERE reply_id IS NOT NULL;
CREATE INDEX ix_decisions_user ON decisions (user_id, created_at, id);
CREATE INDEX ix_deliveries_due ON deliveries (due_at, id) WHERE state = 'waiting';
CREATE INDEX ix_deliveries_mail_id ON deliveries (mail_id);
CREATE INDEX ix_deliveries_user ON deliveries (user_id, created_at, id);
CREATE INDEX ix_email_changes_old_key ON email_changes (old_key);
CREATE INDEX ix_email_changes_user ON email_changes (user_id, asked_at);
CREATE INDEX ix_erasures_due_at ON erasures (due_at);
CREATE INDEX ix_feed_changes_blog_id ON feed_changes (blog_id);
CREATE INDEX ix_feed_changes_post_id ON feed_changes (post_id);
CREATE INDEX ix_flags_case ON flags (case_id, id);
CREATE INDEX ix_flags_handled ON flags (flagger_id, handled_at);
CREATE INDEX ix_flags_made ON flags (flagger_id, created_at, id);
CREATE INDEX ix_flags_made_at ON flags (created_at, id);
CREATE INDEX ix_flags_thing ON flags (thing, flagger_id, id);
CREATE INDEX ix_follows_fading ON follows (created_at, id) WHERE origin <> 'chosen';
CREATE INDEX ix_follows_latest ON follows (user_id, created_at, id);
CREATE INDEX ix_follows_user ON follows (user_id, kind, id);
CREATE INDEX ix_former_handles_handle_key ON former_handles (handle_key);
CREATE INDEX ix_former_handles_user_id ON former_handles (user_id);
CREATE INDEX ix_ignores_ignored_id ON ignores (ignored_id);
CREATE INDEX ix_import_sources_address ON import_sources (address_hash) WHERE address_hash IS NOT NULL;
CREATE INDEX ix_import_sources_blog_id ON import_sources (blog_id);
CREATE INDEX ix_import_sources_text ON import_sources (post_id, reply_id);
CREATE INDEX ix_import_sources_user_id ON import_sources (user_id);
CREATE INDEX ix_incoming_mails_created_at ON incoming_mails (created_at);
CREATE INDEX ix_incoming_mails_user ON incoming_mails (user_id, created_at);
CREATE INDEX ix_invitation_uses_invitation_id ON invitation_uses (invitation_id);
CREATE INDEX ix_invitations_inviter_id ON invitations (inviter_id);
CREATE INDEX ix_jobs_dead ON jobs (finished_at, id) WHERE state = 'dead';
CREATE INDEX ix_jobs_done ON jobs (name, finished_at) WHERE state = 'done';
CREATE INDEX ix_jobs_due ON jobs (run_at, id) WHERE state = 'queued';
CREATE INDEX ix_legal_notices_case ON legal_notices (case_id);
CREATE INDEX ix_legal_notices_made ON legal_notices (created_at, id);
CREATE INDEX ix_legal_notices_named ON legal_notices (decided_at) WHERE email <> '';
CREATE INDEX ix_limit_hits_window ON limit_hits (scope, "key", hit_at);
CREATE INDEX ix_linkbacks_post_id ON linkbacks (post_id);
CREATE INDEX ix_mail_user_id ON mail (user_id);
CREATE INDEX ix_mentions_user ON mentions (user_id, created_at, id);
CREATE INDEX ix_newsletter_imports_blog_id ON newsletter_imports (blog_id);
CREATE INDEX ix_newsletter_issue_posts_post_id ON newsletter_issue_posts (post_id);
CREATE INDEX ix_newsletter_issues_blog ON newsletter_issues (blog_id, created_at, id);
CREATE INDEX ix_newsletter_issues_under_way ON newsletter_issues (id) WHERE state IN ('scheduled', 'sending');
CREATE INDEX ix_newsletter_recipients_mail_id ON newsletter_recipients (mail_id);
CREATE INDEX ix_newsletter_recipients_subscriber_id ON newsletter_recipients (subscriber_id);
CREATE INDEX ix_newsletter_subscribers_address ON newsletter_subscribers (address_key);
CREATE INDEX ix_newsletter_subscribers_import_id ON newsletter_subscribers (import_id);
CREATE INDEX ix_newsletter_subscribers_state ON newsletter_subscribers (blog_id, state, id);
CREATE INDEX ix_newsletters_next_issue_at ON newsletters (next_issue_at);
CREATE INDEX ix_notifications_case_id ON notifications (case_id);
CREATE INDEX ix_notifications_correction_id ON notifications (correction_id);
CREATE INDEX ix_notifications_follow_id ON notifications (follow_id);
CREATE INDEX ix_notifications_inbox ON notifications (user_id, created_at, id);
CREATE INDEX ix_notifications_read ON notifications (read_at, id) WHERE kind = 'follow' AND read_at IS NOT NULL;
CREATE INDEX ix_notifications_reply ON notifications (post_id, reply_id) WHERE reply_id IS NOT NULL;
CREATE INDEX ix_notifications_unread ON notifications (user_id, id) WHERE read_at IS NULL;
CREATE INDEX ix_old_addresses_post_id ON old_addresses (post_id);
CREATE INDEX ix_page_revisions_editor_id ON page_revisions (editor_id);
CREATE INDEX ix_passkeys_user_id ON passkeys (user_id);
CREATE INDEX ix_picture_uses_picture_id ON picture_uses (picture_id);
CREATE INDEX ix_picture_uses_revision ON picture_uses (revision_id) WHERE revision_id IS NOT NULL;
CREATE INDEX ix_picture_uses_text ON picture_uses (post_id, reply_id) WHERE kind = 'text';
CREATE INDEX ix_pictures_decided ON pictures (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ix_pictures_owner ON pictures (owner_id, created_at, id);
CREATE INDEX ix_pictures_removed ON pictures (digest) WHERE state = 'removed';
CREATE INDEX ix_post_counters_active ON post_counters (active_at, post_id) WHERE active_at IS NOT NULL;
CREATE INDEX ix_post_counters_unanswered ON post_counters (active_at, post_id) WHERE active_at IS NOT NULL AND reply_count = 0;
CREATE INDEX ix_post_readers_user_id ON post_readers (user_id);
CREATE INDEX ix_post_tags_newest ON post_tags (tag_id, published_at, post_id) WHERE published_at IS NOT NULL;
CREATE INDEX ix_post_tags_tag ON post_tags (tag_id, post_id);
CREATE INDEX ix_posts_blog_newest ON posts (blog_id, published_at, id) WHERE state = 'published';
CREATE INDEX ix_posts_due ON posts (publish_at, id) WHERE state = 'scheduled';
CREATE INDEX ix_posts_lately ON posts (writer_id, state_at);
CREATE INDEX ix_posts_newest ON posts (published_at, id) WHERE state = 'published';
CREATE INDEX ix_posts_pinned ON posts (blog_id, pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX ix_posts_writer ON posts (writer_id, state, published_at, id);
CREATE INDEX ix_prepared_answers_blog_id ON prepared_answers (blog_id);
CREATE INDEX ix_pseudonyms_owner ON pseudonyms (owner_id, post_id);
CREATE INDEX ix_pseudonyms_post_id ON pseudonyms (post_id);
CREATE INDEX ix_reading_marks_post_id ON reading_marks (post_id);
CREATE INDEX ix_recovery_codes_user_id ON recovery_codes (user_id);
CREATE INDEX ix_replies_decision ON replies (post_id, decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ix_replies_latest ON replies (post_id, number) WHERE state = 'published';
CREATE INDEX ix_replies_made ON replies (created_at, id);
CREATE INDEX ix_replies_newest ON replies (post_id, newest_key) WHERE is_shown = 1;
CREATE INDEX ix_replies_oldest ON replies (post_id, thread_key) WHERE is_shown = 1;
CREATE INDEX ix_replies_own ON replies (post_id, writer_id, id) WHERE state <> 'published';
CREATE INDEX ix_replies_parent ON replies (post_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_replies_rejected ON replies (writer_id, state_at) WHERE state = 'rejected';
CREATE INDEX ix_replies_unpublished ON replies (post_id, created_at, id) WHERE state <> 'published';
CREATE INDEX ix_replies_writer ON replies (writer_id, created_at);
CREATE INDEX ix_reply_redirects_to_post_id ON reply_redirects (to_post_id);
CREATE INDEX ix_revisions_editor ON revisions (editor_id, replaced_at);
CREATE INDEX ix_revisions_reply ON revisions (post_id, reply_id) WHERE reply_id IS NOT NULL;
CREATE INDEX ix_sanctions_decision_id ON sanctions (decision_id);
CREATE INDEX ix_sanctions_user ON sanctions (user_id, id) WHERE lifted_at IS NULL;
CREATE INDEX ix_search_texts_blog ON search_texts (blog_id, id);
CREATE INDEX ix_search_texts_writer ON search_texts (writer_id, id);
CREATE INDEX ix_sessions_user_id ON sessions (user_id);
CREATE INDEX ix_tag_slugs_tag_id ON tag_slugs (tag_id);
CREATE INDEX ix_users_merged_into_id ON users (merged_into_id);
CREATE INDEX ix_users_newest ON users (created_at, id);
CREATE INDEX ix_word_rules_blog_id ON word_rules (blog_id);
CREATE INDEX ix_word_rules_made ON word_rules (created_at, id);
CREATE UNIQUE INDEX uq_appeals_appellant ON appeals (decision_id, appellant_id);
CREATE UNIQUE INDEX uq_case_entries_form ON case_entries (author_id, form_key);
CREATE UNIQUE INDEX uq_cases_open ON cases (thing, lane) WHERE state = 'open';
CREATE UNIQUE INDEX uq_email_changes_open ON email_changes (user_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX uq_fan_outs_post ON fan_outs (post_id) WHERE reply_id IS NULL;
CREATE UNIQUE INDEX uq_fan_outs_reply ON fan_outs (post_id, reply_id) WHERE reply_id IS NOT NULL;
CREATE UNIQUE INDEX uq_flags_open ON flags (thing, flagger_id) WHERE state = 'open';
CREATE UNIQUE INDEX uq_follows_blog ON follows (blog_id, user_id) WHERE kind = 'blog';
CREATE UNIQUE INDEX uq_follows_branch ON follows (post_id, reply_id, user_id) WHERE kind = 'branch';
CREATE UNIQUE INDEX uq_follows_member ON follows (member_id, user_id) WHERE kind = 'member';
CREATE UNIQUE INDEX uq_follows_post ON follows (post_id, user_id) WHERE kind = 'post';
CREATE UNIQUE INDEX uq_mentions_post ON mentions (post_id, user_id) WHERE reply_id IS NULL;
CREATE UNIQUE INDEX uq_mentions_reply ON mentions (post_id, reply_id, user_id) WHERE reply_id IS NOT NULL;
CREATE UNIQUE INDEX uq_notifications_correction ON notifications (user_id, correction_id) WHERE kind = 'correction';
CREATE UNIQUE INDEX uq_notifications_decision ON notifications (user_id, decision_id) WHERE kind = 'decision';
CREATE UNIQUE INDEX uq_notifications_flag ON notifications (user_id, case_id) WHERE kind = 'flag';
CREATE UNIQUE INDEX uq_notifications_post ON notifications (user_id, post_id) WHERE kind IN ('mention', 'reply', 'follow') AND reply_id IS NULL;
CREATE UNIQUE INDEX uq_notifications_reply ON notifications (user_id, post_id, reply_id) WHERE kind IN ('mention', 'reply', 'follow') AND reply_id IS NOT NULL;
CREATE UNIQUE INDEX uq_picture_uses_avatar ON picture_uses (user_id) WHERE kind = 'avatar';
CREATE UNIQUE INDEX uq_picture_uses_cover ON picture_uses (post_id) WHERE kind = 'cover';
CREATE UNIQUE INDEX uq_picture_uses_logo ON picture_uses (kind) WHERE kind = 'logo';
CREATE UNIQUE INDEX uq_revisions_pending_post ON revisions (post_id) WHERE reply_id IS NULL AND state = 'pending';
CREATE UNIQUE INDEX uq_revisions_pending_reply ON revisions (post_id, reply_id) WHERE reply_id IS NOT NULL AND state = 'pending';
CREATE UNIQUE INDEX uq_revisions_post ON revisions (post_id, version) WHERE reply_id IS NULL AND state = 'earlier';
CREATE UNIQUE INDEX uq_revisions_reply ON revisions (post_id, reply_id, version) WHERE reply_id IS NOT NULL AND state = 'earlier';
CREATE UNIQUE INDEX uq_search_texts_post ON search_texts (post_id) WHERE reply_id IS NULL;
CREATE UNIQUE INDEX uq_search_texts_reply ON search_texts (post_id, reply_id) WHERE reply_id IS NOT NULL;
CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
        INSERT INTO search_index (rowid, title, body, marks)
        VALUES (new.id, new.title, new.body, '#b' || new.blog_id || ' #w' || new.writer_id || ' ' || new.tags);
    END;
CREATE TRIGGER search_texts_changed
    AFTER UPDATE OF id, blog_id, writer_id, title, body, tags ON search_texts BEGIN
        INSERT INTO search_index (search_index, rowid, title, body, marks)
        VALUES (
            'delete', old.id, old.title, old.body, '#b' || old.blog_id || ' #w' || old.writer_id || ' ' || old.tags
        );
        INSERT INTO search_index (rowid, title, body, marks)
        VALUES (new.id, new.title, new.body, '#b' || new.blog_id || ' #w' || new.writer_id || ' ' || new.tags);
    END;
CREATE TRIGGER search_texts_gone AFTER DELETE ON search_texts BEGIN
        INSERT INTO search_index (search_index, rowid, title, body, marks)
        VALUES (
            'delete', old.id, old.title, old.body, '#b' || old.blog_id || ' #w' || old.writer_id || ' ' || old.tags
        );
    END;
INSERT INTO search_index (search_index) VALUES ('rebuild');
COMMIT;
