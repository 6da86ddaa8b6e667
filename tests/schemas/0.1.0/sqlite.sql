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
state_at DATETIME NOT NULL, swept_from VARCHAR(10), publish_at DATETIME, cover_html TEXT, pinned_at DATETIME, corrected_at DATETIME,
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
state VARCHAR(10) DEFAULT 'earlier' NOT NULL, prepared TEXT,
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
('0036');
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
('word_rules_version','a726d0992eeba7d5');
INSERT INTO "audit_log" VALUES
(1,'2026-11-01 09:00:00.000000',11,'create','blog',1,'{"slug": "zzblog-zz7bd5d47ecec2"}'),
(2,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 2, "role": "author"}'),
(3,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 5, "role": "mentor"}'),
(4,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 6, "role": "editor"}'),
(5,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 8, "role": "moderator"}'),
(6,'2026-11-01 09:00:00.000000',11,'create','blog',2,'{"slug": "zzblog-zz2d99bf350718"}'),
(7,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 2, "role": "author"}'),
(8,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 5, "role": "mentor"}'),
(9,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 6, "role": "editor"}'),
(10,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 8, "role": "moderator"}'),
(11,'2026-11-01 09:00:00.000000',11,'create','blog',3,'{"slug": "zzblog-zz86d2c96e819b"}'),
(12,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 2, "role": "author"}'),
(13,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 3, "role": "reader"}'),
(14,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 4, "role": "reader"}'),
(15,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 5, "role": "mentor"}'),
(16,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 6, "role": "editor"}'),
(17,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 8, "role": "moderator"}'),
(18,'2026-11-01 09:00:00.000000',11,'create','blog',4,'{"slug": "zzblog-zz433d2e44b6b8"}'),
(19,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 2, "role": "author"}'),
(20,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 5, "role": "mentor"}'),
(21,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 6, "role": "editor"}'),
(22,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 8, "role": "moderator"}'),
(23,'2026-11-01 09:00:00.000000',11,'create','blog',5,'{"slug": "zzblog-zz39f3c3e64351"}'),
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
(1,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-BR7G-NQJ8", "url": "http://localhost/posts/1"}','<1c15035c016fb48605a3e6005655b5ad@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(2,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-WNMS-RXZS", "url": "http://localhost/posts/1/replies/1"}','<b3c85711aab8217e0f8cd5fc97aceabe@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(3,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-2FSP-6PTY", "url": "http://localhost/posts/11"}','<ec99b6650a3250c89aac2f453606a5d8@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(4,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-2DYA-URFW", "url": "http://localhost/posts/16/replies/1"}','<0b495eaf6bc1538bc93dbd4dac0eee26@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(5,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-J3AJ-5SMF", "url": "http://localhost/posts/987654321"}','<cf6adb118fe6ec5a1ad72611f1e526a8@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(6,'worried',8,'zz_moderator@example.org','{"path": "/moderation/cases/14"}','<98656029602cc1b0ad59d2172779e466@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(7,'reply_kept',1,'zz_outsider@example.org','{"path": "/mail/kept/1"}','<eee0983f01c210c9bd2de344ed579d30@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(8,'email_asked',15,'zz_moving@example.org','{"change_id": "1"}','<ba7ed0700661705cb68d4c4fa3325ac0@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(9,'email_confirm',NULL,'zz_moving@elsewhere.example','{"change_id": "1"}','<1ef2976627fd903d917da71d5c36d9b7@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(10,'email_asked',3,'zz_replier@example.org','{"change_id": "2"}','<3ad0c8349a1aeeb7ed2470ae77fa344e@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(11,'email_confirm',NULL,'zz_replier@elsewhere.example','{"change_id": "2"}','<184677117b133c1bf248453a8a4ea265@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(12,'handle_changed',15,'zz_moving@example.org','{"old": "zz_moving"}','<a450455223670b7ed824b9edf3e89719@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(13,'erasure_planned',16,'zz_leaving@example.org','{"due_at": "2026-11-15T09:00:00+00:00", "texts": "keep"}','<d3e78ff41696cf2f50da830b41f62a0e@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(14,'two_step',17,'zz_careful@example.org','{"what": "on"}','<5e029fc0cf54703744b5ecaed3fae208@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(15,'two_step',18,'zz_keyed@example.org','{"what": "passkey", "name": "Zzphone"}','<55ab2f1491f0d40b9107f203b43425cc@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "posts" VALUES
(1,1,2,'published','blog','Zztitle zz3f415b026cf0','zztitle-zz3f415b026cf0','Zzbody zzd98a98e19661 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd98a98e19661 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzd98a98e19661 zzfor @zz_outsider zzend.',1,1,0,NULL,'d62bb1304e52f3fbfcb3d894fea0ad3e076f229e2292ae15fac6a91a1ff6b681','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(2,1,2,'draft','blog','Zztitle zzd9892fed8005','zztitle-zzd9892fed8005','Zzbody zzbac48a6a6bd6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzbac48a6a6bd6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzbac48a6a6bd6 zzfor @zz_outsider zzend.',1,1,0,NULL,'e146a40dd9bff08490bed9eecfaf73d9513200d2b6086f82fb5a30654597c55a','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(3,1,2,'scheduled','blog','Zztitle zzf6c1f9817dd4','zztitle-zzf6c1f9817dd4','Zzbody zz5ce301e999ab zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5ce301e999ab zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz5ce301e999ab zzfor @zz_outsider zzend.',1,1,0,NULL,'5461826f7ab8db738762ae1a53c074782f0c1b114cd3bbc283477a134fa4d98c','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(4,1,2,'pending','blog','Zztitle zzd1d3fb5d7e8c','zztitle-zzd1d3fb5d7e8c','Zzbody zzd7b9fae1fab3 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd7b9fae1fab3 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzd7b9fae1fab3 zzfor @zz_outsider zzend.',1,1,0,NULL,'e72ae997bba1dbf42a29c3da90bfc7d98cf0eb29dde84713d0a050f4db68c5a2','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(5,1,2,'rejected','blog','Zztitle zza24a2ad9b2fb','zztitle-zza24a2ad9b2fb','Zzbody zz253c649dda97 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz253c649dda97 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz253c649dda97 zzfor @zz_outsider zzend.',1,1,0,NULL,'bc1d14ce8a07f5cc71c1042bef0b4607d3e86cd2253d43c8bea9a6da97b958c9','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(6,1,2,'hidden','blog','Zztitle zzfa2c705a8975','zztitle-zzfa2c705a8975','Zzbody zz61b4e5e8ef44 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz61b4e5e8ef44 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz61b4e5e8ef44 zzfor @zz_outsider zzend.',1,1,0,16,'3b9189060edf1eb0c4d6ae438b6e540fe7ec48dbd7839c6d74f81f69190e29d6','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(7,1,2,'removed','blog','Zztitle zz57cd20f35e0e','zztitle-zz57cd20f35e0e','Zzbody zz0b7d297bb8de zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0b7d297bb8de zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz0b7d297bb8de zzfor @zz_outsider zzend.',1,1,0,17,'79047fb6bd93855a986b9b1598274d65f7007b8d6bd5ab916bc6637876cf3335','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(8,1,2,'deleted','blog','Zztitle zz0444f8cdc73a','zztitle-zz0444f8cdc73a','Zzbody zz1faea7a25d2d zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz1faea7a25d2d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz1faea7a25d2d zzfor @zz_outsider zzend.',1,1,0,NULL,'2d8905fea37538c030e7e0f624276a05e52f435444d57059846a1b0b735ed541','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(9,3,2,'published','blog','Zztitle zz40aa0fc16ec1','zztitle-zz40aa0fc16ec1','Zzbody zz6a81fc47e33f zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz6a81fc47e33f zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz6a81fc47e33f zzfor @zz_outsider zzend.',1,1,0,NULL,'96675841cbddfdaaba5a08cb8263471f5f00e613203364a11a0389394bde9c71','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(10,3,2,'draft','blog','Zztitle zz5e351a7f4979','zztitle-zz5e351a7f4979','Zzbody zz3f993b1d0c06 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3f993b1d0c06 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz3f993b1d0c06 zzfor @zz_outsider zzend.',1,1,0,NULL,'fd8459241d03adb344edfc85f37248a1973ab1d401a042df730fddd1fe301afd','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(11,3,2,'hidden','blog','Zztitle zzcd75b6657e25','zztitle-zzcd75b6657e25','Zzbody zzbb200b0905b8 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzbb200b0905b8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzbb200b0905b8 zzfor @zz_outsider zzend.',1,1,0,18,'07848fee9940d298120a3e14de0e646505654491eb3f27efdf79971e10dfd6a7','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(12,2,2,'published','blog','Zztitle zz576ac6ac6a93','zztitle-zz576ac6ac6a93','Zzbody zz43acaacd3d52 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz43acaacd3d52 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz43acaacd3d52 zzfor @zz_outsider zzend.',1,1,0,NULL,'475b08acf04cd29879187c70f9afc3955d775ac5d5489ad0b61be48ef3e2cf38','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(13,4,2,'published','blog','Zztitle zz97f49f909a40','zztitle-zz97f49f909a40','Zzbody zz225061212b02 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz225061212b02 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz225061212b02 zzfor @zz_outsider zzend.',1,1,0,NULL,'793edf1160b04164142471346f261064c4cfe9f1d34433b8bfaf725e33358cdd','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(14,5,2,'published','blog','Zztitle zz3de74d33d058','zztitle-zz3de74d33d058','Zzbody zzefb95919ac34 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzefb95919ac34 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzefb95919ac34 zzfor @zz_outsider zzend.',1,1,0,NULL,'d5726b820954d5ba6c474a06d000ae3028d95758626ea876be05e51600a9a149','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(15,1,2,'draft','blog','Zztitle zzbce02e286b33','zztitle-zzbce02e286b33','Zzbody zz2d8787dbe653 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2d8787dbe653 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz2d8787dbe653 zzfor @zz_outsider zzend.',1,1,0,NULL,'f6679a4c88410e2048c45462718328c3660ca53bb7ac3dcbf0024a9f8716eea4','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(16,1,2,'published','named','Zztitle zzc67298c44afc','zztitle-zzc67298c44afc','Zzbody zz06425388113c zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz06425388113c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz06425388113c zzfor @zz_outsider zzend.',1,1,0,NULL,'2c7cba8488724dd89ce7fb58ec46eb5e33e6e8bb600656503af0464fbe111b68','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(17,1,2,'published','named','Zztitle zz2e61353c0fde','zztitle-zz2e61353c0fde','Zzbody zz58a6a9f19e9a zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz58a6a9f19e9a zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz58a6a9f19e9a zzfor @zz_outsider zzend.',1,1,0,NULL,'208bd0baaccb2958ef60a4a795a548ed24032909c4dfdffb74d15b60da764708','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(18,1,2,'published','blog','Zztitle zz25485c1d7c9d','zztitle-zz25485c1d7c9d','Zzbody zz955d60962ac8 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz955d60962ac8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz955d60962ac8 zzfor @zz_outsider zzend.',1,1,1,NULL,'4b7d39bfe4f0410cc3020a15d1ef5442a4c17c2924de82b3e2b0773a010b731f','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(19,1,2,'published','blog','Zztitle zza862b60be8d3','zztitle-zza862b60be8d3','Zzbody zz5c7bb54b2b03 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5c7bb54b2b03 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz5c7bb54b2b03 zzfor @zz_outsider zzend.',1,1,0,NULL,'20cc0759baaa2a3cc843829bcd278c7170f925c73a40e7afe58977a88ffb0173','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(20,1,2,'published','blog','Zztitle zzeae71637fec8','zztitle-zzeae71637fec8','Zzbody zz6197289e25c7 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz6197289e25c7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz6197289e25c7 zzfor @zz_outsider zzend.',1,3,0,NULL,'f8480d84787b802b673a645211242866cf1cff774df6d10f902f1e3041ebd7b5','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(21,4,10,'published','blog','Zztitle zz46c73994bce4','zztitle-zz46c73994bce4','Zzbody zz98b0ddeb844d zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz98b0ddeb844d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz98b0ddeb844d zzfor @zz_outsider zzend.',1,2,0,NULL,'dc2c96f88b6cd6f421cc06f12af6713c3962d6eac15f6a7e1496f185749b481f','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "sessions" VALUES
(1,1,X'5408FF3F5A4666F623E5CA05BC92E153DE5C2E62DD5BE5DE5A09632C8FDB38D3',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(2,2,X'503A1F1155219CE04B335EAFC1631AF883E490217691FA01F651F7288B3157FD',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(3,3,X'1AF50EC661D9DFE1A66D0979B7F61F19E6F3B3B140695118FF4CCB11CA277832',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(4,4,X'5F369D751FBBD65AD478A62D6EE17D8D6E14C6ABC691B1E2F6E35472051662AD',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(5,5,X'8214416BEA454E8F9194E204E8348DC661F924EC91DE8A36445F6880C2430D6B',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(6,6,X'2DC8F99786FF1E3696FB2B0C7CD8A1EFD16ABBF26294CF1BE084D01B1A8A330F',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(7,7,X'8E5D167F26AAD267D8BF411162A2136CF72A3C2448A61C66367425CB159C7D4A',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(8,8,X'6AC0A493E29A86234FA73E07086FFF8D6E4E65247CDD9214BBD104751ECAC6A5',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(9,9,X'1DB7EE17243CF818555F9BF799B2A7B765A65C7C607B9D566790A5563FB5676A',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(10,10,X'405620C097EE897487B2D130AC7FB378123895146B992DB27634AB8943307472',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000');
INSERT INTO "post_counters" VALUES
(1,13,7,'2026-11-01 09:00:00.000000',28,'2026-11-01 09:00:00.000000'),
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
(1,1,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz3ebebe3e5c38 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3ebebe3e5c38 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'c496ccb042e287f265387a93f2ae6757e9ea2efa01eae928fa3f2c544e6b7ea6','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(2,1,NULL,10,2,X'00000002',X'FFFFFFFD',1,'published',1,'Zzbody zz55f28105a8a2 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz55f28105a8a2 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'12d991c5026fd77a7dff6881215eea71b400996937f101813f44620f13b46eee','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(3,1,NULL,3,3,X'00000003',X'FFFFFFFC',1,'hidden',0,'Zzbody zz6ab05d801ac7 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz6ab05d801ac7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,6,'c8a724e02fc61e55461d71b75999bb05f9f9847941d2aa75a2d2d9ce1e7921a4','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(4,1,NULL,3,4,X'00000004',X'FFFFFFFB',1,'hidden',1,'Zzbody zz88d83b2451d2 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz88d83b2451d2 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,7,'90eacea58ef5e16e73c518e9b5892329dcb7664cc9fe5c2dd57519071984bffb','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(5,1,4,3,5,X'0000000400000005',X'FFFFFFFB00000005',2,'published',1,'Zzbody zz7560cde4ec34 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz7560cde4ec34 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'04fde5d4775830b84a8f045d16e419ed512e90edb75ccef77831cf7c3621993d','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(6,1,NULL,3,6,X'00000006',X'FFFFFFF9',1,'removed',0,'Zzbody zz5f8d87f105bf zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5f8d87f105bf zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,8,'b4c5870e2cee12ded1b90fe720e223d6de2bf4d49c7de4e1f3b6aaf34fc73ddc','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(7,1,NULL,3,7,X'00000007',X'FFFFFFF8',1,'removed',1,'Zzbody zz2f8cf3aa4e3f zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2f8cf3aa4e3f zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,9,'11015beca2c608afadd3696171bf83adf2d6d9ea32be333002163789a5315b50','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(8,1,7,3,8,X'0000000700000008',X'FFFFFFF800000008',2,'published',1,'Zzbody zzb4707c70eed9 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzb4707c70eed9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'7d34697838648527bbbc0ec15585e73073c9b6d401a004df9779eaa9497cd853','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(9,1,NULL,3,9,X'00000009',X'FFFFFFF6',1,'deleted',0,'Zzbody zz7b141392d704 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz7b141392d704 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'0642d542cc1f37517e01bf547d5970268cd9939805f61464e935b470dcdca80e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(10,1,NULL,3,10,X'0000000A',X'FFFFFFF5',1,'deleted',1,'Zzbody zz95dbe346d665 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz95dbe346d665 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'34df9137e5515807cfb3d25f3f0dbd894b3473ce810f116a917fb4988d77dd1e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(11,1,10,3,11,X'0000000A0000000B',X'FFFFFFF50000000B',2,'published',1,'Zzbody zz06f53a809de4 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz06f53a809de4 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'16e7943aff79baf1286aca96fd3336d9a7ee1ff7cf6c94249681e66ff36aa700','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(12,1,NULL,3,NULL,NULL,NULL,1,'pending',0,'Zzbody zzd2e9dbaf947a zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd2e9dbaf947a zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000'),
(13,1,NULL,3,NULL,NULL,NULL,1,'rejected',0,'Zzbody zz9bd1eeea45a7 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz9bd1eeea45a7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000'),
(14,1,NULL,3,12,X'0000000C',X'FFFFFFF3',1,'published',1,'Zzbody zz054f92833c92 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz054f92833c92 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,3,NULL,'473f9065cbf2c0fb26a698f4a3ff0acdb49efe5a0f5461fdb282b437b35988b3','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(15,1,NULL,3,13,X'0000000D',X'FFFFFFF2',1,'published',1,'Zzbody zz589a580dba7e zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz589a580dba7e zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'2cc5189f70f788fea3826fa7be439ffc152062a18e8a2113dac28becb9046fe3','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(16,9,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz5f922417d5ce zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5f922417d5ce zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'1283e8e964f0315920f5dce2e9ba5a2e890f3a233eddf774491be9172421a9f2','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(17,12,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzea0698c6ed9d zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzea0698c6ed9d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'5b4b4a8f8bdd75304129d4eb65a388584c94a1450f294e04a3e8f0b6f919b51e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(18,13,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzaf30dbd9e161 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzaf30dbd9e161 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'395ece6bbda8bef73e42a22d563c868eef2cb8c00dcbeb09c0672d52890481ca','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(19,9,NULL,3,2,X'00000002',X'FFFFFFFD',1,'hidden',0,'Zzbody zzffabace8eb7c zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzffabace8eb7c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,15,'9168917f35fba6035e88598efa92e468050485ced32b05f8bf3a98a42e809f32','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(20,16,NULL,2,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzfa47fc60e4bf zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzfa47fc60e4bf zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'4170719e781e808196b572713bc2c3dc9656a4a0c00b4ec10e80cb84fc2f84e1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(21,6,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz17680a9b033e zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz17680a9b033e zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'ab9489d73b6b24625fbcde18be85db492c9ed0e538a01dd049e053b2a80cd128','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(22,7,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz5a41e6c13940 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz5a41e6c13940 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'0312f1c50a3daea1da3afb679c40f2801e441a453b6fccccddf41136e69c9f55','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(23,8,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz52ada57d826b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz52ada57d826b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'0ee86441f4b6c279070cb4c667be99f2c3548636520eb1f87c79d6e2bf747a4a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(24,11,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzefb56de7bbce zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzefb56de7bbce zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'e38ed8f4eb63c30166bdc34e9df9173f303ef19a0de70140856cbc8314f50005','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(25,15,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzb09738f93ea6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzb09738f93ea6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'7a92399aed0457e9c046ac778b9393252438cb52bb7b5a53d7fd975876472276','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(26,17,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz2f4734c24487 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2f4734c24487 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'aceeb564dab7357c5341af0a8e5600c571592fe095fd423bd17dce6ef091217a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(27,18,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzfa6878c82bbb zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzfa6878c82bbb zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'f10bcdbc53ad56d720689317b3dacace9f43fe6792de9dddb9159d650801186a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000');
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
(1,'LN-BR7G-NQJ8',8,'http://localhost/posts/1','Zzwords zz26605484b168','Zzlaw zze076feefa0be','Zzname zz2f174eb6d2fc','zz@example.org','open','','ea3cabd1ef5806cc4920361f99677006363b7fdfc860c8c2b400ebd9b65f6df6','2026-11-01 09:00:00.000000',NULL),
(2,'LN-WNMS-RXZS',9,'http://localhost/posts/1/replies/1','Zzwords zza529a0635094','Zzlaw zz18c8056d66f8','Zzname zz9899be670456','zz@example.org','open','','9f21374a415d80b22fbb0b2ac78440fae18d6cb9b11f9ea61d0cabe2e60bf683','2026-11-01 09:00:00.000000',NULL),
(3,'LN-2FSP-6PTY',10,'http://localhost/posts/11','Zzwords zz0cc5643feea3','Zzlaw zz52998df714a6','Zzname zz4e81774a32a1','zz@example.org','open','','544d491dc6625ef870934d4c845227b6e3bd784e23c96787222d5fce7d974bdb','2026-11-01 09:00:00.000000',NULL),
(4,'LN-2DYA-URFW',11,'http://localhost/posts/16/replies/1','Zzwords zz224f9b2d7ac4','Zzlaw zz3f2fcb12b9d0','Zzname zz2703adc6ff9a','zz@example.org','open','','15cca4e6bddb03291c87386061df8288907cdbd51469b52b9ff281988b292f38','2026-11-01 09:00:00.000000',NULL),
(5,'LN-J3AJ-5SMF',12,'http://localhost/posts/987654321','Zzwords zze3444a763dd5','Zzlaw zz59d164420b7c','Zzname zz63576c2b9477','zz@example.org','open','','9b5064d228378d4039fa927f129dc7627573a07ae9ae60de95b054d6c0adcb99','2026-11-01 09:00:00.000000',NULL);
INSERT INTO "appeals" VALUES
(1,9,3,'writer',6,'Zzappeal.','<p dir="auto">Zzappeal.</p>
','open','','2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "sanctions" VALUES
(1,1,NULL,'warning',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "revisions" VALUES
(1,20,NULL,1,'Zztitle zz3ae6626f27e9','Zzbody zz282cf6f6d660 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz282cf6f6d660 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz7ed6fab9b898',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(2,20,NULL,2,'Zztitle zzc7fcfb512973','Zzbody zz7c352a643350 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz7c352a643350 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz9e3d821c0440',1,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(3,21,NULL,1,'Zztitle zzaecc3435ac4e','Zzbody zz3dd0ff32123f zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz3dd0ff32123f zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',10,'Zzreason zzb078f0caddd8',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(4,1,14,1,NULL,'Zzbody zz479f31a59ee0 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz479f31a59ee0 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz6b7b57d9648d',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(5,1,14,2,NULL,'Zzbody zzfc1d225f492a zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zzfc1d225f492a zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz4bb5299bc7f5',1,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL);
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
(1,'nxfPollKXLAgippGueHgmqpf7U1-xnk1','2026-11-01 09:00:00.000000'),
(2,'8BYxh4BfLDUVVrs8qI3S4oxyfVVWuOFE','2026-11-01 09:00:00.000000'),
(3,'PsSMEQCmKxMFcv6yWEmn1CIHDOn-SfCF','2026-11-01 09:00:00.000000'),
(4,'dSGmqODjQl75scp3cOfyghU2wo4MDpq8','2026-11-01 09:00:00.000000'),
(5,'sOq7DEJUJisIFQBMAGYvp_WfLrySzqO2','2026-11-01 09:00:00.000000'),
(6,'kdwR_9oQpNDP5GWOZAgPRc0WGVujFxOc','2026-11-01 09:00:00.000000'),
(7,'wHlmvaTQaztUwX5kop-gj7fDU2bM-h8s','2026-11-01 09:00:00.000000'),
(8,'XcjOexE2Lsr2BXBC2Djh3SNHQ5wthWNU','2026-11-01 09:00:00.000000'),
(9,'EDRPt4He6TjQlj5Cc9a69tuyJZwGqOm0','2026-11-01 09:00:00.000000'),
(10,'qbCFPgjLAtje0iypaxvRB3i8DdrWoz7m','2026-11-01 09:00:00.000000');
INSERT INTO "feed_changes" VALUES
(1,1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "incoming_mails" VALUES
(1,1,'<zz@example.org>','kept','asked','Zzkept zzea33e1eef7c2',1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "blogs" VALUES
(1,'zzblog-zz7bd5d47ecec2','Zzblog zz7bd5d47ecec2','Zzabout zza3d81173e578','Zznote zz1bcccea62e61','<p dir="auto">Zznote zz1bcccea62e61</p>
','members','public',0,NULL,0,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(2,'zzblog-zz2d99bf350718','Zzblog zz2d99bf350718','Zzabout zz822ce47c4107','Zznote zze66cb0e4f4d5','<p dir="auto">Zznote zze66cb0e4f4d5</p>
','members','members',0,NULL,1,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(3,'zzblog-zz86d2c96e819b','Zzblog zz86d2c96e819b','Zzabout zz85c924c364c4','Zznote zza6058a0022b2','<p dir="auto">Zznote zza6058a0022b2</p>
','members','private',0,NULL,2,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(4,'zzblog-zz433d2e44b6b8','Zzblog zz433d2e44b6b8','Zzabout zz357e44cd903a','Zznote zzc1d45597fdf1','<p dir="auto">Zznote zzc1d45597fdf1</p>
','members','public',1,NULL,3,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0),
(5,'zzblog-zz39f3c3e64351','Zzblog zz39f3c3e64351','Zzabout zzdcbed407b605','Zznote zzb99e830648a6','<p dir="auto">Zznote zzb99e830648a6</p>
','members','public',0,NULL,4,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full',0);
INSERT INTO "newsletter_imports" VALUES
(1,1,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(2,2,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(3,3,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(4,4,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(5,5,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000');
INSERT INTO "newsletter_issues" VALUES
(1,1,'written','draft','','Zzsubject zz7056fdde19f9','Zzwords zz62f342948e71','<p>Zzwords zz62f342948e71</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(2,2,'written','draft','','Zzsubject zz47cdd894c3e9','Zzwords zzf0b1d4ee6eba','<p>Zzwords zzf0b1d4ee6eba</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(3,3,'written','draft','','Zzsubject zz1421ef25339b','Zzwords zz05b30af21143','<p>Zzwords zz05b30af21143</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(4,4,'written','draft','','Zzsubject zzeeae9a75ce86','Zzwords zz2df29b297c23','<p>Zzwords zz2df29b297c23</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(5,5,'written','draft','','Zzsubject zzf95d49c75a23','Zzwords zz86add4e43bb7','<p>Zzwords zz86add4e43bb7</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
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
(2,'zztag-zzf967bdaf7337','Zztag zzf967bdaf7337','2026-11-01 09:00:00.000000'),
(3,'zztag-zzf0a890ea738e','Zztag zzf0a890ea738e','2026-11-01 09:00:00.000000'),
(4,'zztag-zzf5fd9930a94d','Zztag zzf5fd9930a94d','2026-11-01 09:00:00.000000'),
(5,'zztag-zzd84b9dc6abac','Zztag zzd84b9dc6abac','2026-11-01 09:00:00.000000'),
(6,'zztag-zz0d560394c264','Zztag zz0d560394c264','2026-11-01 09:00:00.000000'),
(7,'zztag-zz424dc2a8498c','Zztag zz424dc2a8498c','2026-11-01 09:00:00.000000'),
(8,'zztag-zz6c575f5deb91','Zztag zz6c575f5deb91','2026-11-01 09:00:00.000000'),
(9,'zztag-zzd15cfe8c9f95','Zztag zzd15cfe8c9f95','2026-11-01 09:00:00.000000'),
(10,'zztag-zz76b4c544071c','Zztag zz76b4c544071c','2026-11-01 09:00:00.000000'),
(11,'zztag-zz1a8edf4ff562','Zztag zz1a8edf4ff562','2026-11-01 09:00:00.000000'),
(12,'zztag-zz8891bbf50429','Zztag zz8891bbf50429','2026-11-01 09:00:00.000000'),
(13,'zztag-zzf737eaa885a1','Zztag zzf737eaa885a1','2026-11-01 09:00:00.000000'),
(14,'zztag-zz832b8b8ff3e0','Zztag zz832b8b8ff3e0','2026-11-01 09:00:00.000000'),
(15,'zztag-zz7d35c99295ac','Zztag zz7d35c99295ac','2026-11-01 09:00:00.000000'),
(16,'zztag-zz3ecfa6cfaffc','Zztag zz3ecfa6cfaffc','2026-11-01 09:00:00.000000'),
(17,'zztag-zz22feb810b8b9','Zztag zz22feb810b8b9','2026-11-01 09:00:00.000000'),
(18,'zztag-zz45ec8fc74df4','Zztag zz45ec8fc74df4','2026-11-01 09:00:00.000000'),
(19,'zztag-zza32d19edc760','Zztag zza32d19edc760','2026-11-01 09:00:00.000000'),
(20,'zztag-zz45ee199da0ab','Zztag zz45ee199da0ab','2026-11-01 09:00:00.000000'),
(21,'zztag-zzbaf475ce63f8','Zztag zzbaf475ce63f8','2026-11-01 09:00:00.000000'),
(22,'zztag-zz7b57475cd414','Zztag zz7b57475cd414','2026-11-01 09:00:00.000000');
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
(1880645802393600002,1,NULL,1,2,'zztitle zz3f415b026cf0','zzbody zzd98a98e19661 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600003,1,1,1,3,'','zzbody zz3ebebe3e5c38 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600005,1,2,1,10,'','zzbody zz55f28105a8a2 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600011,1,5,1,3,'','zzbody zz7560cde4ec34 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600017,1,8,1,3,'','zzbody zzb4707c70eed9 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600018,9,NULL,3,2,'zztitle zz40aa0fc16ec1','zzbody zz6a81fc47e33f zzfor zz outsider zzend','#g1 #g10'),
(1880645802393600023,1,11,1,3,'','zzbody zz06f53a809de4 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600024,12,NULL,2,2,'zztitle zz576ac6ac6a93','zzbody zz43acaacd3d52 zzfor zz outsider zzend','#g1 #g13'),
(1880645802393600026,13,NULL,4,2,'zztitle zz97f49f909a40','zzbody zz225061212b02 zzfor zz outsider zzend','#g1 #g14'),
(1880645802393600028,14,NULL,5,2,'zztitle zz3de74d33d058','zzbody zzefb95919ac34 zzfor zz outsider zzend','#g1 #g15'),
(1880645802393600029,1,14,1,3,'','zzbody zz054f92833c92 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600031,1,15,1,3,'','zzbody zz589a580dba7e zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600032,16,NULL,1,2,'zztitle zzc67298c44afc','zzbody zz06425388113c zzfor zz outsider zzend','#g1 #g17'),
(1880645802393600033,9,16,3,3,'','zzbody zz5f922417d5ce zzfor zz outsider zzend','#g1 #g10'),
(1880645802393600034,17,NULL,1,2,'zztitle zz2e61353c0fde','zzbody zz58a6a9f19e9a zzfor zz outsider zzend','#g1 #g18'),
(1880645802393600035,12,17,2,3,'','zzbody zzea0698c6ed9d zzfor zz outsider zzend','#g1 #g13'),
(1880645802393600036,18,NULL,1,2,'zztitle zz25485c1d7c9d','zzbody zz955d60962ac8 zzfor zz outsider zzend','#g1 #g19'),
(1880645802393600037,13,18,4,3,'','zzbody zzaf30dbd9e161 zzfor zz outsider zzend','#g1 #g14'),
(1880645802393600038,19,NULL,1,2,'zztitle zza862b60be8d3','zzbody zz5c7bb54b2b03 zzfor zz outsider zzend','#g1 #g20'),
(1880645802393600040,20,NULL,1,2,'zztitle zzeae71637fec8','zzbody zz6197289e25c7 zzfor zz outsider zzend','#g1 #g21'),
(1880645802393600041,16,20,1,2,'','zzbody zzfa47fc60e4bf zzfor zz outsider zzend','#g1 #g17'),
(1880645802393600042,21,NULL,4,10,'zztitle zz46c73994bce4','zzbody zz98b0ddeb844d zzfor zz outsider zzend','#g1 #g22'),
(1880645802393600043,6,21,1,3,'','zzbody zz17680a9b033e zzfor zz outsider zzend','#g1 #g7'),
(1880645802393600045,7,22,1,3,'','zzbody zz5a41e6c13940 zzfor zz outsider zzend','#g1 #g8'),
(1880645802393600047,8,23,1,3,'','zzbody zz52ada57d826b zzfor zz outsider zzend','#g1 #g9'),
(1880645802393600049,11,24,3,3,'','zzbody zzefb56de7bbce zzfor zz outsider zzend','#g1 #g12'),
(1880645802393600051,15,25,1,3,'','zzbody zzb09738f93ea6 zzfor zz outsider zzend','#g1 #g16'),
(1880645802393600053,17,26,1,3,'','zzbody zz2f4734c24487 zzfor zz outsider zzend','#g1 #g18'),
(1880645802393600055,18,27,1,3,'','zzbody zzfa6878c82bbb zzfor zz outsider zzend','#g1 #g19');
INSERT INTO "email_changes" VALUES
(1,15,'zz_moving@example.org','zz_moving@example.org','zz_moving@elsewhere.example','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(2,3,'zz_replier@example.org','zz_replier@example.org','zz_replier@elsewhere.example','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "former_handles" VALUES
(1,15,'zz_moving','2026-11-01 09:00:00.000000');
INSERT INTO "erasures" VALUES
(16,'keep','','2026-11-01 09:00:00.000000','2026-11-15 09:00:00.000000',NULL);
INSERT INTO "code_apps" VALUES
(17,'gAAAAABq5v-Q1-85z0Sm9pgb5_UFp2KN42l-Oo3LYkSagSzKLaePvkBF0IuFaA9glKgnfH230xGJbai4uNVBow0t1P7WJnyzabQt2rDrFhajen9z9iSU9GuyId4jGXoHNARts_nfHpbk',NULL,59784120,'2026-11-01 09:00:00.000000');
INSERT INTO "recovery_codes" VALUES
(1,17,X'62D0EA9825569BD06FE095D5FE13B2CF8E5E73380844E4CC277CDFB8929A6AA0','2026-11-01 09:00:00.000000',NULL),
(2,17,X'69C2C9EBD1439B25691E73D2F2164E34B1CFA825D98CAF243E15C2A167C3521A','2026-11-01 09:00:00.000000',NULL),
(3,17,X'DF4D86557B98301BD13ED8515E2A166C6E462E247F58EC8D57CBC80405F2F7EB','2026-11-01 09:00:00.000000',NULL),
(4,17,X'C36676198520C6259ABB3C04964BB2770961E19210187FC101378A234319220C','2026-11-01 09:00:00.000000',NULL),
(5,17,X'4A1E0E24011DF274DEB80DD6F541C536364D31DE58156B0F82436EDCF5A2A567','2026-11-01 09:00:00.000000',NULL),
(6,17,X'46B719E8084B366B9A0A0C6DD9DEC032D0F51BE0EA882E09BA0E41253C5243B6','2026-11-01 09:00:00.000000',NULL),
(7,17,X'14486D7C7784FBFEB5DDB574F56E3B83864707E58D6E7587E428BA44C3CF9933','2026-11-01 09:00:00.000000',NULL),
(8,17,X'713276C40010A68A66B51F4B25125F66E007C28642043B34772BF1847F9B6B5A','2026-11-01 09:00:00.000000',NULL),
(9,17,X'E7C87F6D3EAE853878ED31A3D0510618BB195D389C2E6E52A8A896F34D38209B','2026-11-01 09:00:00.000000',NULL),
(10,17,X'29FBB0E742CA6D66156EBD76BE69055D405109EE617A64813F1D7D79B2173CD6','2026-11-01 09:00:00.000000',NULL),
(11,18,X'AF9BDCFE6E8F7F96C07B71DD18D34CDE4726EE8ABCC9C396DBF5058CF0C769AF','2026-11-01 09:00:00.000000',NULL),
(12,18,X'A11F2BF9AF481B0CBD313ED80F78A3D7208E30173FE336809D3CF7A1659D4D39','2026-11-01 09:00:00.000000',NULL),
(13,18,X'4FDF87DB8061E83A7969EB697D13BE447A28BEE0A5841DE59BFF659D4EB1F94F','2026-11-01 09:00:00.000000',NULL),
(14,18,X'1D6BF44272A76E9C1F3BF2AC0C9DEB2683CF85E031D022919DA09BB70400EC7A','2026-11-01 09:00:00.000000',NULL),
(15,18,X'E4EDF11A1F99AD7C18BCB6CD0324D6403A122D5979C99C21FD114A0AB88FEC65','2026-11-01 09:00:00.000000',NULL),
(16,18,X'37DC97B9F3D6812B0533138A9BDF81911FEF3F256C93250910B486D8DF9AEB7E','2026-11-01 09:00:00.000000',NULL),
(17,18,X'6CE62DB9F1E75A5D55307F803EF617125BFDCD0F700C33A97FEA28CA2F56E291','2026-11-01 09:00:00.000000',NULL),
(18,18,X'F71EBA5D9BE22CB07DC1C5EB943AACEE7AB05BFE9B33E73A2AF3297512391F0E','2026-11-01 09:00:00.000000',NULL),
(19,18,X'859FF7014509DD8EC167E98E973A97C9F042539B04F1BB8FFBE8325CC7595E40','2026-11-01 09:00:00.000000',NULL),
(20,18,X'E4D7BBC61B7AE3901940D25E2B42EA2A84F37E0C95A299275789941ADEF8A071','2026-11-01 09:00:00.000000',NULL);
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
(1,'64awee2fyw54zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A343530386632656530613436202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(2,'e6ybexwx55b3zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A336235353130316562383665202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(3,'7w2xw3bacxe2zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A326531636162333031323037202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(4,'x2c53a43dw6zzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A393630643334613335633231202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(5,'fawd74e7a4wyzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A383034613765343764306166202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(6,'x322yda7bbffzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A666662623761643832323331202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(7,'363c27wzd4yxzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A313834643930373263333633202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(8,'44zzxadyy5ybzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A623835383864613139393434202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(9,'4aw4245ydwyazzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A613830643835343234306134202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(10,'e34de3b324wzzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A393034323362336564343365202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(11,'fe766z2yw4fezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A656634303832393636376566202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(12,'c2ed7za26bbyzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A386262363261393764653263202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(13,'azyfd6wb67dbzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A626437366230366466383961202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(14,'3ac6fyd6awaazzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A616130613664386636636133202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(15,'fwwzyfzx7bw5zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A353062373139663839303066202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(16,'cy3wa5d6excfzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A666331653664356130333863202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(17,'33zwzywceycxzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A316338656330383930393333202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(18,'zyx5xee43zazzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A396139333465653135313839202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(19,'za2zbef7ce2zzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A393265633766656239326139202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(20,'44w66baaaf5ezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A653566616161623636303434202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(21,'ybbzcz45466zzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A393636343534396339626238202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(22,'2xxywcwzcb4yzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A383462633930633038313132202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(23,'zf5fd257yc34zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A343363383735326466356639202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(24,'fw7w62ya3z35zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A353339336138323630373066202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(25,'ad5c43ew4y26zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A363238343065333463356461202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(26,'bwe7ad72w7y7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A373837303237646137653062202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(27,'7xa53aaxb7zxzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A313937623161613335613137202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(28,'3yz4wd42c6aczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A636136633234643034393833202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(29,'e5ycwyz4zea7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A376165393439383063383565202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(30,'w5cwcf4xa7y7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A373837613134666330633530202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(31,'yyeww2a6yza5zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A356139383661323030653838202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(32,'aacwx7f7e5dezzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A656435653766373130636161202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(33,'56b25ez33dd4zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A346464333339653532623635202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(34,'6e5x5by2x6c4zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A346336313238623531356536202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(35,'6wd42723wy3czzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A633338303332373234643036202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(36,'54ex6y6424c2zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A326334323436383631653435202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(37,'cc6ew4wwey62zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A323638653030343065366363202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(38,'d4545x6f6we3zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A336530366636313534353464202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(39,'26d5cd4xyf72zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A323766383134646335643632202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(40,'24xdbbcy4xzwzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A303931343863626264313432202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(41,'x2y4cb73f73xzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A313337663337626334383231202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(42,'x635bcz65xxczzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A633131353639636235333631202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(43,'bdzxdxcfxacwzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A306361316663316431396462202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(44,'yx4xd42c236azzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A613633326332346431343138202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(45,'e3xd7d56zxf4zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A346631393635643764313365202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(46,'435zey3af2e2zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A326532666133386539353334202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(47,'652bcec472b7zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A376232373463656362323536202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(48,'46exycbzz63dzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643336393962633831653634202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(49,'5zay5ee4axxdzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A643131613465653538613935202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(50,'x253axcc4d7wzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A303764346363316133353231202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(51,'27ydwdey5f26zzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A363266353865643064383732202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(52,'fy3wcffe2z5xzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A313539326566666330333866202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(53,'5d4bydwx3c6fzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A663663333130643862346435202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(54,'5y323b7yf7ewzzqqqqqq',1,'removed','jpeg',320,320,'320',1,X'7A7A306537663837623332333835202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(55,'5e5z7wfbaaaezzqqqqqq',1,'removed','jpeg',320,320,'320',1,X'7A7A656161616266303739356535202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(56,'dfbb4d4ebd3wzzqqqqqq',21,'removed','jpeg',320,320,'320',1,X'7A7A303364626534643462626664202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0);
INSERT INTO "applications" VALUES
(19,'Zzquestion zz4d19608633d7?','zzef3e0121f50a','2026-11-01 09:00:00.000000');
INSERT INTO "invitations" VALUES
(1,1,X'0000000000000000000000000000000000000000000000000000000000000000','Zzfriends',2,'2026-11-01 09:00:00.000000','2026-11-10 09:00:00.000000',NULL);
INSERT INTO "invitation_uses" VALUES
(1,1,20,NULL,'2026-11-01 09:00:00.000000');
INSERT INTO "passkeys" VALUES
(1,18,X'F5B165224A58B791DF6AF1D8303E61CDC4BB86C3D1C427103C344C4189EB2F1E',X'A50102032620012158205D9C17A5771808BD3DEB350E3770F099FD6E320C86BCD0761B69EF3FA72557A22258208492BFCF6ABB2ACADC662FA3F993BC3B0E395862BC29D204F56B0C244B886022',X'691704429F9082543BAD0F7F4B63F797D2EE661CEE24D4E803B9BE36039190FE',0,'Zzphone',1,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "used_challenges" VALUES
(1,X'E37C58CE381A112344AE0BCBA08F4AE9FC0D9076356FE3D5D43DD2BEA9A2BA04','2026-11-01 09:00:00.000000');
INSERT INTO "identities" VALUES
(1,18,'','zzkeyed',0,'2026-11-01 09:00:00.000000',NULL),
(2,1,'https://accounts.example.org','7',0,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "users" VALUES
(1,'zz_outsider','zz_outsider','Zznameoutsider','','','','zz_outsider@example.org','zz_outsider@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,'5y323b7yf7ewzzqqqqqq/320',NULL),
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
(14,'~calm_harvest','~calm_harvest','Calm Harvest','','','',NULL,NULL,NULL,NULL,'pseudonym','member',0,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(15,'zz_moved','zz_moved','Zz_moving','','','','zz_moving@example.org','zz_moving@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(16,'zz_leaving','zz_leaving','Zz_leaving','','','','zz_leaving@example.org','zz_leaving@example.org','2026-11-01 09:00:00.000000',NULL,'deactivated','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(17,'zz_careful','zz_careful','Zz_careful','','','','zz_careful@example.org','zz_careful@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(18,'zz_keyed','zz_keyed','Zz_keyed','','','','zz_keyed@example.org','zz_keyed@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(19,'zz3070b2031409','zz3070b2031409','zzb78f7789930f','','','','zz3070b2031409@example.org','zz3070b2031409@example.org','2026-11-01 09:00:00.000000',NULL,'awaiting','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(20,'zz_invited','zz_invited','Zz_invited','','','','zz_invited@example.org','zz_invited@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(21,'zz_painter','zz_painter','Zz_painter','','','','zz_painter@example.org','zz_painter@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "decisions" VALUES
(1,'hide',8,19,NULL,0,1,'Zzreason zz939ab02877be','2026-11-01 09:00:00.000000',2,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(2,'restore',8,19,NULL,0,1,'Zzreason zzb62853d8531a','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(3,'edit',8,20,NULL,0,1,'Zzreason zz7ed6fab9b898','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,1),
(4,'edit',8,20,NULL,0,1,'Zzreason zz9e3d821c0440','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,2),
(5,'hide_revision',8,20,NULL,0,1,'Zzreason zz97afe72ea68a','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,2),
(6,'hide',8,1,3,0,1,'Zzreason zz763015ac3be8','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(7,'hide',8,1,4,0,1,'Zzreason zz133b8e8d39d7','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(8,'remove',8,1,6,0,1,'Zzreason zz1e047da5c1ee','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(9,'remove',8,1,7,0,1,'Zzreason zz78cbab6aeff9','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(10,'edit',8,1,14,0,1,'Zzreason zz6b7b57d9648d','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,4),
(11,'edit',8,1,14,0,1,'Zzreason zz4bb5299bc7f5','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,5),
(12,'hide_revision',8,1,14,0,1,'Zzreason zz4ce9fbc142c8','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,5),
(13,'hide',8,1,15,0,1,'Zzreason zz792b8bfe6b0a','2026-11-01 09:00:00.000000',14,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(14,'restore',8,1,15,0,1,'Zzreason zzd743308631fb','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(15,'hide',8,9,19,0,1,'Zzreason zz7e8a15478b3f','2026-11-01 09:00:00.000000',NULL,3,3,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(16,'hide',8,6,NULL,0,1,'Zzreason zzed3badfe1247','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(17,'remove',8,7,NULL,0,1,'Zzreason zzab49b2a22199','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(18,'hide',8,11,NULL,0,1,'Zzreason zz9bdfe7b8b4e1','2026-11-01 09:00:00.000000',NULL,2,3,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(19,'lock',8,18,NULL,0,1,'Zzreason zzcd9612bd54d4','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
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
