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
merged_into_id INTEGER, links_ended_by_id INTEGER, two_step_at DATETIME, staff_since DATETIME, avatar VARCHAR(30), devices_since DATETIME,
CONSTRAINT ck_users_role CHECK (role IN ('member', 'moderator', 'admin')),
CONSTRAINT ck_users_state CHECK (state IN ('unconfirmed', 'awaiting', 'active', 'deactivated', 'erased', 'imported')),
CONSTRAINT ck_users_trust_level CHECK (trust_level BETWEEN 0 AND 4),
CONSTRAINT fk_users_merged_into_id_users FOREIGN KEY(merged_into_id) REFERENCES users (id),
CONSTRAINT pk_users PRIMARY KEY (id),
CONSTRAINT uq_users_email_key UNIQUE (email_key),
CONSTRAINT uq_users_handle_key UNIQUE (handle_key)
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
feed_text VARCHAR(10) DEFAULT 'full' NOT NULL,
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
CONSTRAINT ck_decisions_kind CHECK (kind IN ('hide', 'remove', 'restore', 'lock', 'unlock', 'edit', 'hide_revision', 'approve', 'reject', 'dismiss', 'ignore', 'move', 'split', 'merge', 'warn', 'silence', 'suspend', 'require_approval', 'lift', 'sweep', 'undo_sweep', 'uphold', 'reverse', 'merge_accounts', 'merge_blogs', 'remove_picture')),
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
INSERT INTO "alembic_version" VALUES
('0034');
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
(38,'relabel_mentions','{"user_id": 14, "old": "zz_moving"}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(39,'relabel_mentions','{"user_id": 14, "old": "zz_moving"}','queued','2026-11-02 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(40,'send_mail','{"mail_id": 12}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(41,'send_mail','{"mail_id": 13}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL),
(42,'send_mail','{"mail_id": 14}','queued','2026-11-01 09:00:00.000000',0,NULL,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "limit_hits" VALUES
(1,'sign_in_account','0000000000000000000000000000000000000000000000000000000000000000','2026-11-01 09:00:00.000000');
INSERT INTO "site_facts" VALUES
('word_rules_version','cd9612bd6df354d4');
INSERT INTO "audit_log" VALUES
(1,'2026-11-01 09:00:00.000000',11,'create','blog',1,'{"slug": "zzblog-zzf5b16522b791"}'),
(2,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 2, "role": "author"}'),
(3,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 5, "role": "mentor"}'),
(4,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 6, "role": "editor"}'),
(5,'2026-11-01 09:00:00.000000',11,'grant','blog',1,'{"user_id": 8, "role": "moderator"}'),
(6,'2026-11-01 09:00:00.000000',11,'create','blog',2,'{"slug": "zzblog-zz89eb2f1ed47e"}'),
(7,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 2, "role": "author"}'),
(8,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 5, "role": "mentor"}'),
(9,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 6, "role": "editor"}'),
(10,'2026-11-01 09:00:00.000000',11,'grant','blog',2,'{"user_id": 8, "role": "moderator"}'),
(11,'2026-11-01 09:00:00.000000',11,'create','blog',3,'{"slug": "zzblog-zz16c6e9c9bf35"}'),
(12,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 2, "role": "author"}'),
(13,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 3, "role": "reader"}'),
(14,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 4, "role": "reader"}'),
(15,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 5, "role": "mentor"}'),
(16,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 6, "role": "editor"}'),
(17,'2026-11-01 09:00:00.000000',11,'grant','blog',3,'{"user_id": 8, "role": "moderator"}'),
(18,'2026-11-01 09:00:00.000000',11,'create','blog',4,'{"slug": "zzblog-zz8d82ca63c96e"}'),
(19,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 2, "role": "author"}'),
(20,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 5, "role": "mentor"}'),
(21,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 6, "role": "editor"}'),
(22,'2026-11-01 09:00:00.000000',11,'grant','blog',4,'{"user_id": 8, "role": "moderator"}'),
(23,'2026-11-01 09:00:00.000000',11,'create','blog',5,'{"slug": "zzblog-zz2de504722e44"}'),
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
(55,'2026-11-01 09:00:00.000000',14,'change_handle','user',14,'{}'),
(56,'2026-11-01 09:00:00.000000',15,'ask_erasure','user',15,'{"texts": "keep"}'),
(57,'2026-11-01 09:00:00.000000',16,'two_step_on','user',16,'{}');
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
(1,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-NVJF-YSRB", "url": "http://localhost/posts/1"}','<4cb9f0b3079f992bec190b737587ba9e@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(2,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-QEMF-ECWN", "url": "http://localhost/posts/1/replies/1"}','<3d139d95f4ed77f9a255dcbb6fad12b3@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(3,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-S9PZ-PBP2", "url": "http://localhost/posts/11"}','<a81531681517a6b81f5117a1a92ff527@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(4,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-W7T4-VTN2", "url": "http://localhost/posts/16/replies/1"}','<838f7559ca13a4e966babb435a375dcc@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(5,'legal_receipt',NULL,'zz@example.org','{"reference": "LN-6GVA-H7GJ", "url": "http://localhost/posts/987654321"}','<4d8d9e0b9d7d54454cc5a1824dd23f19@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(6,'worried',8,'zz_moderator@example.org','{"path": "/moderation/cases/14"}','<f1e526a8bd9946718cc50d0567ff042a@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(7,'reply_kept',1,'zz_outsider@example.org','{"path": "/mail/kept/1"}','<a604599fe7b01067eb0d0851c04091ed@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(8,'email_asked',14,'zz_moving@example.org','{"change_id": "1"}','<47d9339b05b30af2a4621143eeae9a75@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(9,'email_confirm',NULL,'zz_moving@elsewhere.example','{"change_id": "1"}','<33c1ce862df29b2940957c23f95d49c7@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(10,'email_asked',3,'zz_replier@example.org','{"change_id": "2"}','<d5635a2386add4e462603bb7ba7ed070@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(11,'email_confirm',NULL,'zz_replier@elsewhere.example','{"change_id": "2"}','<0661705cb68d4c4fa3325ac01ef29766@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(12,'handle_changed',14,'zz_moving@example.org','{"old": "zz_moving"}','<27fd903d917da71d5c36d9b73ad0c834@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(13,'erasure_planned',15,'zz_leaving@example.org','{"due_at": "2026-11-15T09:00:00+00:00", "texts": "keep"}','<9a1aeeb7ed2470ae77fa344e18467711@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL),
(14,'two_step',16,'zz_careful@example.org','{"what": "on"}','<23670b7ed824b9edf3e89719d3e78ff4@localhost>','queued',0,NULL,'2026-11-01 09:00:00.000000',NULL);
INSERT INTO "posts" VALUES
(1,1,2,'published','blog','Zztitle zz1f8f2b1ac3e6','zztitle-zz1f8f2b1ac3e6','Zzbody zz93114351d407 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz93114351d407 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz93114351d407 zzfor @zz_outsider zzend.',1,1,0,NULL,'54a426b7b870416b11281ffc5a0731e8bfa7f9a2ae62bafa3e9b695abf2d23c8','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(2,1,2,'draft','blog','Zztitle zz80d27f581a3b','zztitle-zz80d27f581a3b','Zzbody zz3df245ad0238 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3df245ad0238 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz3df245ad0238 zzfor @zz_outsider zzend.',1,1,0,NULL,'985d5d0ffa965f41aea8ae9283e2ec2603f087701d40876532b5ea4efde4a516','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(3,1,2,'scheduled','blog','Zztitle zzd46d44e5b3b8','zztitle-zzd46d44e5b3b8','Zzbody zz4e0f27f910b6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz4e0f27f910b6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz4e0f27f910b6 zzfor @zz_outsider zzend.',1,1,0,NULL,'b70db49345a939dae03a41b08c6fa83625a0b44bd43db50de5940a468c2f8f84','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(4,1,2,'pending','blog','Zztitle zzbc27f07a243e','zztitle-zzbc27f07a243e','Zzbody zzcc2165be22cc zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzcc2165be22cc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzcc2165be22cc zzfor @zz_outsider zzend.',1,1,0,NULL,'9954d984b9e72ba1625f6a04aee2c6203252f4aa6b35a436caeb1fdd3f51c94c','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(5,1,2,'rejected','blog','Zztitle zzd892da5e5c7d','zztitle-zzd892da5e5c7d','Zzbody zz438a96bb9207 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz438a96bb9207 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz438a96bb9207 zzfor @zz_outsider zzend.',1,1,0,NULL,'9aad346c31eea2de75f3c8f986370b8840434eecb3be5e11acfe61d0f5a6da5e','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(6,1,2,'hidden','blog','Zztitle zzf8e85f8c6f3b','zztitle-zzf8e85f8c6f3b','Zzbody zza35a8a678683 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zza35a8a678683 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zza35a8a678683 zzfor @zz_outsider zzend.',1,1,0,16,'d39944cc622a39f72fc3e5fe2428d30e84c06cec23be23d788c185f0630634df','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(7,1,2,'removed','blog','Zztitle zz1832338323cf','zztitle-zz1832338323cf','Zzbody zz8f7d1621c884 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz8f7d1621c884 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz8f7d1621c884 zzfor @zz_outsider zzend.',1,1,0,17,'75f1dcb76e6a1a29af7633359471c3ceed3d79bc3bbf1c7d4709ccffcf84ff6c','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(8,1,2,'deleted','blog','Zztitle zzbe9e448a9d9f','zztitle-zzbe9e448a9d9f','Zzbody zz436b54c9c99c zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz436b54c9c99c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz436b54c9c99c zzfor @zz_outsider zzend.',1,1,0,NULL,'804f9c55680dc4b5c029ea76c68bea09954481f71c0fe56ccfc1889d8328d225','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(9,3,2,'published','blog','Zztitle zzeed18df151ac','zztitle-zzeed18df151ac','Zzbody zz263d09124e15 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz263d09124e15 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz263d09124e15 zzfor @zz_outsider zzend.',1,1,0,NULL,'22b8838f3094509839ff5c14df93548251dc9d34d47ce8f32d6fc043841b6efc','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(10,3,2,'draft','blog','Zztitle zz0aa41aa8dd45','zztitle-zz0aa41aa8dd45','Zzbody zz639ef0a52ab6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz639ef0a52ab6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz639ef0a52ab6 zzfor @zz_outsider zzend.',1,1,0,NULL,'0fda63108f1d22b24a68cf46db4b7ffca6828e5bc4542ac82d6a6e62facc09d3','2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(11,3,2,'hidden','blog','Zztitle zzb82b2ff70b9b','zztitle-zzb82b2ff70b9b','Zzbody zz48fa806e29d1 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz48fa806e29d1 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz48fa806e29d1 zzfor @zz_outsider zzend.',1,1,0,18,'bf18956c6e14da4ae6e67e22c830b1f3b4ad06f94704726fe050560c439b0c1a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(12,2,2,'published','blog','Zztitle zzffdaeeb13f84','zztitle-zzffdaeeb13f84','Zzbody zz7a946a732339 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz7a946a732339 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz7a946a732339 zzfor @zz_outsider zzend.',1,1,0,NULL,'e7b85d3e727e5fd1bd5ff4a6c3e543ecd1a4e3d28e4fc5f31c363b0a69db3380','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(13,4,2,'published','blog','Zztitle zzb9f99113734f','zztitle-zzb9f99113734f','Zzbody zz0e11ccea75f0 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0e11ccea75f0 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz0e11ccea75f0 zzfor @zz_outsider zzend.',1,1,0,NULL,'a2c1393ddb9561840dbe7a866c08c6ce08b73eda67d60e724d9d55448359058d','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(14,5,2,'published','blog','Zztitle zz66e0b0de49f9','zztitle-zz66e0b0de49f9','Zzbody zz2636afc73ab4 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2636afc73ab4 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz2636afc73ab4 zzfor @zz_outsider zzend.',1,1,0,NULL,'d1a6e3c1304f4b7ec7be1cb9d5bad770d5b04e23856c37026182f32393ea6889','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(15,1,2,'draft','blog','Zztitle zz753b67044953','zztitle-zz753b67044953','Zzbody zza571b49c22df zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zza571b49c22df zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zza571b49c22df zzfor @zz_outsider zzend.',1,1,0,NULL,'9529c8dc69db54b6fb5cd7fbdb06c937116ad49da453564196cb2ad6e2b05d29','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(16,1,2,'published','named','Zztitle zz6d40318c0658','zztitle-zz6d40318c0658','Zzbody zz2a0b19eae4e1 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2a0b19eae4e1 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz2a0b19eae4e1 zzfor @zz_outsider zzend.',1,1,0,NULL,'3b8c4de096f7f8ac430a89d43a3798b44bca95f2bff444028f6f363c747f6ad3','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(17,1,2,'published','named','Zztitle zz4de8818154d7','zztitle-zz4de8818154d7','Zzbody zz00c45a413c5e zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz00c45a413c5e zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz00c45a413c5e zzfor @zz_outsider zzend.',1,1,0,NULL,'a8119e64e9081680876c41a1202dc87f79d99859577f905565a41044cbc53417','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(18,1,2,'published','blog','Zztitle zzdfc45661bddd','zztitle-zzdfc45661bddd','Zzbody zz6b78c1fdc1c9 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz6b78c1fdc1c9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz6b78c1fdc1c9 zzfor @zz_outsider zzend.',1,1,1,NULL,'86fb034512132b3d71f61430c01971648b3f0397fdcc850eefe277d82a7e7a6c','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(19,1,2,'published','blog','Zztitle zzf680c788d1ec','zztitle-zzf680c788d1ec','Zzbody zzffd1431d3075 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzffd1431d3075 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzffd1431d3075 zzfor @zz_outsider zzend.',1,1,0,NULL,'db1afee66c847671cc4e46bb30281c143703158d2268790c70cdd4d715d8c4eb','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(20,1,2,'published','blog','Zztitle zz2b0fd4e93d51','zztitle-zz2b0fd4e93d51','Zzbody zzd9ae45f8f899 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd9ae45f8f899 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zzd9ae45f8f899 zzfor @zz_outsider zzend.',1,3,0,NULL,'8020c89d3a58096a24cbe606e92e61f17b89c5eebcdaae734d0a35bf0bed7ac4','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL),
(21,4,10,'published','blog','Zztitle zzeaf872f7894e','zztitle-zzeaf872f7894e','Zzbody zz9566820ac653 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz9566820ac653 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
','Zzbody zz9566820ac653 zzfor @zz_outsider zzend.',1,2,0,NULL,'a2b987072e3e8636b7b373370909bec333d8459c5e5d8c9ba79051bacbab13a8','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "sessions" VALUES
(1,1,X'9A6FC70AEFDF109E375D21801A014D351D552DAA3E7E8EA5CBA4FE05B8E67FEA',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(2,2,X'5883D57020C55F91CE83B57B8159FF19FDF3FF6C52FB2DD9249EBB58AA9BCBDA',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(3,3,X'8D800112261FC814BF7F350CE5E50B40ED7ECDE50BDF84AAB04EF3291B2AF376',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(4,4,X'5F318B42B7F9AA5CEB5ED62715CBF0FE21E01447A1BD21C9D408D9E8D78BEDB0',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(5,5,X'EDF6156E9D6C01161747865D47A3B57885775897B13E5DC9BAE058A1602236BC',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(6,6,X'F6016231A0F3505A8FDDB17BA2E422121D7E213A9AECB2FD87EAC7BEF104A994',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(7,7,X'47E01FCB10CB704133363E77B3420B57EB3CBF5281C1391A28D62EC09188C802',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(8,8,X'F136A5C9247EFB0D254670FDAAB08692F2C32B32262CA17FEF49AA36311D5E8D',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(9,9,X'8096EBAAA2C2A22F092BE6974BB25372E6FB25AE70DF07981F0A22A9122336BB',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000'),
(10,10,X'31816F98BEFAC75F56F88D5FB4E9AA44C91546352CED2F0507A9658B61052E18',0,'zzbrowser','127.0.0.1','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-02 09:00:00.000000');
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
(1,1,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzdedf9655d719 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzdedf9655d719 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'b7fc319ed3b38d54fa8fe7fe3e3d2108e8d8be6c270632cf37b142ab2dc99efc','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(2,1,NULL,10,2,X'00000002',X'FFFFFFFD',1,'published',1,'Zzbody zz65a3da668412 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz65a3da668412 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'6d377d76d0af49b6f612607cc81cb8253964e4fbe6e5b30f9a3e821d85339dc4','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(3,1,NULL,3,3,X'00000003',X'FFFFFFFC',1,'hidden',0,'Zzbody zzc89ecccaf35b zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzc89ecccaf35b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,6,'99d927bf83469afcb7d26473011811f02eb00c1f928960b78a2516992c0fb95d','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(4,1,NULL,3,4,X'00000004',X'FFFFFFFB',1,'hidden',1,'Zzbody zz42855f8200f3 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz42855f8200f3 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,7,'75e9f8c3904d07bd2be999abce565df9a26c593b82c921cee2af43560fee4388','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(5,1,4,3,5,X'0000000400000005',X'FFFFFFFB00000005',2,'published',1,'Zzbody zzd3565c1b96b5 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd3565c1b96b5 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'3772dc1c954613de6ff42b3dd9608ddb64f4d40598123467910a55c8a9f340c3','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(6,1,NULL,3,6,X'00000006',X'FFFFFFF9',1,'removed',0,'Zzbody zzf3022fd230e7 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzf3022fd230e7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,8,'3f5dd0fe58e5bc2d1dd9cf7ad1948caed79d89c808108c9bc6c66f0ead449ea8','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(7,1,NULL,3,7,X'00000007',X'FFFFFFF8',1,'removed',1,'Zzbody zzbf8e9b2d864c zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzbf8e9b2d864c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,9,'83afe0733fdeaafc35d6cb9848f2e8897c468068858594b55856b17812a11aaa','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(8,1,7,3,8,X'0000000700000008',X'FFFFFFF800000008',2,'published',1,'Zzbody zz63859caea0f6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz63859caea0f6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'b9f0e27019f2190306bb56c573bcc91ab462992b22e96e391224a9d91091b331','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(9,1,NULL,3,9,X'00000009',X'FFFFFFF6',1,'deleted',0,'Zzbody zz23430a425c7c zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz23430a425c7c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'3c38291756ab00154c1645f47818eefb3e368c2b51aa9813f23682bdce2fb91e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(10,1,NULL,3,10,X'0000000A',X'FFFFFFF5',1,'deleted',1,'Zzbody zz43817f946623 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz43817f946623 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'83872a5043c5e71ca20109b42a8f1e7d2fa2a3aece309d24a313cb0127b1dfd9','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(11,1,10,3,11,X'0000000A0000000B',X'FFFFFFF50000000B',2,'published',1,'Zzbody zzd330c99cd816 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzd330c99cd816 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'b75a69322062eb0cd5b4544dbd832e8469c59845cff119895b05ee9b74760fd5','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(12,1,NULL,3,NULL,NULL,NULL,1,'pending',0,'Zzbody zzc48c1beebfaf zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzc48c1beebfaf zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000'),
(13,1,NULL,3,NULL,NULL,NULL,1,'rejected',0,'Zzbody zz3cab9d397db6 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz3cab9d397db6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000'),
(14,1,NULL,3,12,X'0000000C',X'FFFFFFF3',1,'published',1,'Zzbody zzedb6fb763698 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzedb6fb763698 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,3,NULL,'f202efaeca5a5aeda65e9e8e06237a6af43da4b64cb1757921f9bf4d4aa1c172','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000'),
(15,1,NULL,3,13,X'0000000D',X'FFFFFFF2',1,'published',1,'Zzbody zz460527403f6d zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz460527403f6d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'a29f29a0ec373016b92766b7c5f12bb255245cd16cb9676df881667a364537a5','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(16,9,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzfc6470d8302a zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzfc6470d8302a zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'3ff43ed2378a0d3bc494ac13e015bc320f2b1c1396a0bd7c001b52106e9e7c61','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(17,12,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz9d997c44a5bc zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz9d997c44a5bc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'3686e309f810b8b03c7fd5675f5b614897039b6ace90f114b0fe134e6207c862','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(18,13,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz6feec6af4db3 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz6feec6af4db3 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'5736354f13bb78fe423eb9cd822f3cd9ebe1a666b128fa3375a3bffb016a9aa0','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(19,9,NULL,3,2,X'00000002',X'FFFFFFFD',1,'hidden',0,'Zzbody zz0bf3d36eb165 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz0bf3d36eb165 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,15,'4357d4833fdba2530ba9a6ba43c8c70adbc2c46e505ccf23c133b36226119079','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(20,16,NULL,2,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz6bccb7888168 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz6bccb7888168 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'3eaf16e0d508e65a12ef36eb6c1b86cd5610fa46c098003c1280c84f8ceee48e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(21,6,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zze24499304287 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zze24499304287 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'059dd17708507adc3cdc92d94b6e0df148155938bf1323cf6a887f23bc453715','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(22,7,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz950b402ce748 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz950b402ce748 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'46e64a61b46b93b6e198dd4e588a111c43cc46f12a4cff4cd6c8ccd152cacfbd','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(23,8,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zzcaeb84ca7adc zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zzcaeb84ca7adc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'c189aed9fb3feea9e700498c2cf09e7366e86db8b40d62f6686c607108a98fdf','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(24,11,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz2e6f7d350f92 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz2e6f7d350f92 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'7cca0d236eef26274c7311d96a40aff07ca3e4f2a16f205b9fc8264d2abf2eba','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(25,15,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz45c64cbf6203 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz45c64cbf6203 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'8c4aa1a3435fabd1fd894a35eec9f756ea14b730b25ea272e175d53e4194a64a','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(26,17,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz1a97ac5f9492 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz1a97ac5f9492 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'72ff66b4df04e71edbdf254d75db19c2b93601d02569d5ff93402ca6ae439e84','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000'),
(27,18,NULL,3,1,X'00000001',X'FFFFFFFE',1,'published',1,'Zzbody zz1b833b71ccb7 zzfor @zz_outsider zzend.','markdown','<p dir="auto">Zzbody zz1b833b71ccb7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',1,1,NULL,'db9118355bec6cd09809394e07de56dbd346cad66e25e878563d75480b8bad2e','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000');
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
(1,'LN-NVJF-YSRB',8,'http://localhost/posts/1','Zzwords zza32577bace82','Zzlaw zz69c0e932adfc','Zzname zzc7f25dec2a76','zz@example.org','open','','ce9f82f7ad0b6cbc8ea8556354ddd6f18be19740526de31d5a7ee1c9c3bcbba3','2026-11-01 09:00:00.000000',NULL),
(2,'LN-QEMF-ECWN',9,'http://localhost/posts/1/replies/1','Zzwords zz342039abec87','Zzlaw zz38428632035c','Zzname zz016fb486e600','zz@example.org','open','','87b1b323203bbf74bb7748a5c1c71a55937217cc1490c18b3bb219d9a04b42a8','2026-11-01 09:00:00.000000',NULL),
(3,'LN-S9PZ-PBP2',10,'http://localhost/posts/11','Zzwords zz0160dde5adf7','Zzlaw zz2f9eafbf5711','Zzname zzaab8217ed5fc','zz@example.org','open','','6db66320bf1cfa552c758d8bc457f7d66b8652835478a95a6e1d8e9ea73a71c3','2026-11-01 09:00:00.000000',NULL),
(4,'LN-W7T4-VTN2',11,'http://localhost/posts/16/replies/1','Zzwords zz274b3ca263c7','Zzlaw zz75f6e6efb665','Zzname zz0a3250c82f45','zz@example.org','open','','dfcfee277f3d59620d470cff092417ef5f299564bc9be0985060b9a28c87623a','2026-11-01 09:00:00.000000',NULL),
(5,'LN-6GVA-H7GJ',12,'http://localhost/posts/987654321','Zzwords zze4cc40b54069','Zzlaw zzfaaabadf5eaf','Zzname zz6bc1538bbd4d','zz@example.org','open','','f71f77875a0440a2890ea8aca10661d1d6311d30d89a8a60156461e522050e0b','2026-11-01 09:00:00.000000',NULL);
INSERT INTO "appeals" VALUES
(1,9,3,'writer',6,'Zzappeal.','<p dir="auto">Zzappeal.</p>
','open','','2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "sanctions" VALUES
(1,1,NULL,'warning',1,'2026-11-01 09:00:00.000000',NULL,'2026-11-01 09:00:00.000000',NULL,NULL);
INSERT INTO "revisions" VALUES
(1,20,NULL,1,'Zztitle zz51bf6e73d92a','Zzbody zz4bcf4eaecd3d zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz4bcf4eaecd3d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz86324251240a',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(2,20,NULL,2,'Zztitle zzb1adfa06b002','Zzbody zz58a76fc98afb zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz58a76fc98afb zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zzeb751e106e10',1,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(3,21,NULL,1,'Zztitle zzcdf01bde2db0','Zzbody zzd9250b786da9 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zzd9250b786da9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',10,'Zzreason zz099b383af663',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(4,1,14,1,NULL,'Zzbody zz342decf87ba5 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz342decf87ba5 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zzd9661ac4dfca',0,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL),
(5,1,14,2,NULL,'Zzbody zz4aea0ce22f34 zzfor @zz_outsider zzend.','<p dir="auto">Zzbody zz4aea0ce22f34 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
',8,'Zzreason zz5cd286b385bc',1,'2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','earlier',NULL);
INSERT INTO "users" VALUES
(1,'zz_outsider','zz_outsider','Zznameoutsider','','','','zz_outsider@example.org','zz_outsider@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,'y7bx3yz447x7zzqqqqqq/320',NULL),
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
(14,'zz_moved','zz_moved','Zz_moving','','','','zz_moving@example.org','zz_moving@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(15,'zz_leaving','zz_leaving','Zz_leaving','','','','zz_leaving@example.org','zz_leaving@example.org','2026-11-01 09:00:00.000000',NULL,'deactivated','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(16,'zz_careful','zz_careful','Zz_careful','','','','zz_careful@example.org','zz_careful@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,'2026-11-01 09:00:00.000000',NULL,NULL,NULL),
(17,'zz_asking','zz_asking','Zz_asking','','','','zz_asking@example.org','zz_asking@example.org','2026-11-01 09:00:00.000000',NULL,'awaiting','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(18,'zz_invited','zz_invited','Zz_invited','','','','zz_invited@example.org','zz_invited@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL),
(19,'zz_painter','zz_painter','Zz_painter','','','','zz_painter@example.org','zz_painter@example.org','2026-11-01 09:00:00.000000',NULL,'active','member',1,'','',NULL,NULL,NULL,0,0,'2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL);
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
(1,'MHnVge6N0rW3YjXymGVgKWAswbCtWdIX','2026-11-01 09:00:00.000000'),
(2,'J3nkZp8Xz6JZSlywIIqaRrnh4JqqX-1N','2026-11-01 09:00:00.000000'),
(3,'fsZ5NfAWMYeAXyw1FVa7PKiN0uKMcn1V','2026-11-01 09:00:00.000000'),
(4,'VrjhRD7EjBEApisTBXL-slhJp9QiBwzp','2026-11-01 09:00:00.000000'),
(5,'_knwhXUhpqjg40Je-bHKd3Dn8oIVNsKO','2026-11-01 09:00:00.000000'),
(6,'DA6avLDquwxCVCYrCBUATABmL6f1ny68','2026-11-01 09:00:00.000000'),
(7,'ks6jtpHcEf_aEKTQz-RljmQID0XNFhlb','2026-11-01 09:00:00.000000'),
(8,'oxcTnMB5Zr2k0Gs7VMF-ZKKfoI-3w1Nm','2026-11-01 09:00:00.000000'),
(9,'zPofLF3IznsRNi7K9gVwQtg44d0jR0Oc','2026-11-01 09:00:00.000000'),
(10,'LYVjVBA0T7eB3uk40JY-QnPWuvbbsiWc','2026-11-01 09:00:00.000000');
INSERT INTO "feed_changes" VALUES
(1,1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "incoming_mails" VALUES
(1,1,'<zz@example.org>','kept','asked','Zzkept zzd6a33ee651de',1,1,'2026-11-01 09:00:00.000000');
INSERT INTO "blogs" VALUES
(1,'zzblog-zzf5b16522b791','Zzblog zzf5b16522b791','Zzabout zzdf6af1d861cd','Zznote zzc4bb86c32710','<p dir="auto">Zznote zzc4bb86c32710</p>
','members','public',0,NULL,0,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full'),
(2,'zzblog-zz89eb2f1ed47e','Zzblog zz89eb2f1ed47e','Zzabout zz446fcec21173','Zznote zz6110e578cea6','<p dir="auto">Zznote zz6110e578cea6</p>
','members','members',0,NULL,1,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full'),
(3,'zzblog-zz16c6e9c9bf35','Zzblog zz16c6e9c9bf35','Zzabout zz8c2e0718e47c','Zznote zza8c74107b0e4','<p dir="auto">Zznote zza8c74107b0e4</p>
','members','private',0,NULL,2,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full'),
(4,'zzblog-zz8d82ca63c96e','Zzblog zz8d82ca63c96e','Zzabout zz760e819b24c3','Zznote zz597164c48a00','<p dir="auto">Zznote zz597164c48a00</p>
','members','public',1,NULL,3,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full'),
(5,'zzblog-zz2de504722e44','Zzblog zz2de504722e44','Zzabout zzfed8b6b844cd','Zznote zz3129903a5597','<p dir="auto">Zznote zz3129903a5597</p>
','members','public',0,NULL,4,1,0,0,'2026-11-01 09:00:00.000000','after',0,'full');
INSERT INTO "newsletter_imports" VALUES
(1,1,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(2,2,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(3,3,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(4,4,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000'),
(5,5,'Zzsource','2026-11-01 09:00:00.000000','Zzproof',0,0,0,'[]','2026-11-01 09:00:00.000000');
INSERT INTO "newsletter_issues" VALUES
(1,1,'written','draft','','Zzsubject zz1031886ee1ee','Zzwords zz3fc2f7c2983f','<p>Zzwords zz3fc2f7c2983f</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(2,2,'written','draft','','Zzsubject zz01c210c9e344','Zzwords zzed579d309112','<p>Zzwords zzed579d309112</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(3,3,'written','draft','','Zzsubject zz15193aa079bb','Zzwords zz59b2662afdde','<p>Zzwords zz59b2662afdde</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(4,4,'written','draft','','Zzsubject zz32cb19f94294','Zzwords zzaf3b8e71d894','<p>Zzwords zzaf3b8e71d894</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
(5,5,'written','draft','','Zzsubject zzeedec3e9d4ee','Zzwords zz6c736ebaef25','<p>Zzwords zz6c736ebaef25</p>',1,1,3600,NULL,0,'2026-11-01 09:00:00.000000',NULL,NULL,0,NULL,NULL),
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
(2,'zztag-zze3e6b6058306','Zztag zze3e6b6058306','2026-11-01 09:00:00.000000'),
(3,'zztag-zz9a78cdc2a875','Zztag zz9a78cdc2a875','2026-11-01 09:00:00.000000'),
(4,'zztag-zzb6683480baef','Zztag zzb6683480baef','2026-11-01 09:00:00.000000'),
(5,'zztag-zzbd6c7f67106a','Zztag zzbd6c7f67106a','2026-11-01 09:00:00.000000'),
(6,'zztag-zz685d2578210b','Zztag zz685d2578210b','2026-11-01 09:00:00.000000'),
(7,'zztag-zz22f90458d4f3','Zztag zz22f90458d4f3','2026-11-01 09:00:00.000000'),
(8,'zztag-zz698003c7b58f','Zztag zz698003c7b58f','2026-11-01 09:00:00.000000'),
(9,'zztag-zz9a6cc5544975','Zztag zz9a6cc5544975','2026-11-01 09:00:00.000000'),
(10,'zztag-zzb55d3ade4504','Zztag zzb55d3ade4504','2026-11-01 09:00:00.000000'),
(11,'zztag-zzefe0634b6774','Zztag zzefe0634b6774','2026-11-01 09:00:00.000000'),
(12,'zztag-zza5debdf95405','Zztag zza5debdf95405','2026-11-01 09:00:00.000000'),
(13,'zztag-zzec021e8604a6','Zztag zzec021e8604a6','2026-11-01 09:00:00.000000'),
(14,'zztag-zzc0d9414c6cbe','Zztag zzc0d9414c6cbe','2026-11-01 09:00:00.000000'),
(15,'zztag-zzaf7d7a9f4582','Zztag zzaf7d7a9f4582','2026-11-01 09:00:00.000000'),
(16,'zztag-zz86c0fe6651e6','Zztag zz86c0fe6651e6','2026-11-01 09:00:00.000000'),
(17,'zztag-zz390873d6e6af','Zztag zz390873d6e6af','2026-11-01 09:00:00.000000'),
(18,'zztag-zz39fabe561c57','Zztag zz39fabe561c57','2026-11-01 09:00:00.000000'),
(19,'zztag-zz1a50b72518d4','Zztag zz1a50b72518d4','2026-11-01 09:00:00.000000'),
(20,'zztag-zz730692e5f546','Zztag zz730692e5f546','2026-11-01 09:00:00.000000'),
(21,'zztag-zz939ab02877be','Zztag zz939ab02877be','2026-11-01 09:00:00.000000'),
(22,'zztag-zz387a175b5342','Zztag zz387a175b5342','2026-11-01 09:00:00.000000');
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
(1880645802393600002,1,NULL,1,2,'zztitle zz1f8f2b1ac3e6','zzbody zz93114351d407 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600003,1,1,1,3,'','zzbody zzdedf9655d719 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600005,1,2,1,10,'','zzbody zz65a3da668412 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600011,1,5,1,3,'','zzbody zzd3565c1b96b5 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600017,1,8,1,3,'','zzbody zz63859caea0f6 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600018,9,NULL,3,2,'zztitle zzeed18df151ac','zzbody zz263d09124e15 zzfor zz outsider zzend','#g1 #g10'),
(1880645802393600023,1,11,1,3,'','zzbody zzd330c99cd816 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600024,12,NULL,2,2,'zztitle zzffdaeeb13f84','zzbody zz7a946a732339 zzfor zz outsider zzend','#g1 #g13'),
(1880645802393600026,13,NULL,4,2,'zztitle zzb9f99113734f','zzbody zz0e11ccea75f0 zzfor zz outsider zzend','#g1 #g14'),
(1880645802393600028,14,NULL,5,2,'zztitle zz66e0b0de49f9','zzbody zz2636afc73ab4 zzfor zz outsider zzend','#g1 #g15'),
(1880645802393600029,1,14,1,3,'','zzbody zzedb6fb763698 zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600031,1,15,1,3,'','zzbody zz460527403f6d zzfor zz outsider zzend','#g1 #g2'),
(1880645802393600032,16,NULL,1,2,'zztitle zz6d40318c0658','zzbody zz2a0b19eae4e1 zzfor zz outsider zzend','#g1 #g17'),
(1880645802393600033,9,16,3,3,'','zzbody zzfc6470d8302a zzfor zz outsider zzend','#g1 #g10'),
(1880645802393600034,17,NULL,1,2,'zztitle zz4de8818154d7','zzbody zz00c45a413c5e zzfor zz outsider zzend','#g1 #g18'),
(1880645802393600035,12,17,2,3,'','zzbody zz9d997c44a5bc zzfor zz outsider zzend','#g1 #g13'),
(1880645802393600036,18,NULL,1,2,'zztitle zzdfc45661bddd','zzbody zz6b78c1fdc1c9 zzfor zz outsider zzend','#g1 #g19'),
(1880645802393600037,13,18,4,3,'','zzbody zz6feec6af4db3 zzfor zz outsider zzend','#g1 #g14'),
(1880645802393600038,19,NULL,1,2,'zztitle zzf680c788d1ec','zzbody zzffd1431d3075 zzfor zz outsider zzend','#g1 #g20'),
(1880645802393600040,20,NULL,1,2,'zztitle zz2b0fd4e93d51','zzbody zzd9ae45f8f899 zzfor zz outsider zzend','#g1 #g21'),
(1880645802393600041,16,20,1,2,'','zzbody zz6bccb7888168 zzfor zz outsider zzend','#g1 #g17'),
(1880645802393600042,21,NULL,4,10,'zztitle zzeaf872f7894e','zzbody zz9566820ac653 zzfor zz outsider zzend','#g1 #g22'),
(1880645802393600043,6,21,1,3,'','zzbody zze24499304287 zzfor zz outsider zzend','#g1 #g7'),
(1880645802393600045,7,22,1,3,'','zzbody zz950b402ce748 zzfor zz outsider zzend','#g1 #g8'),
(1880645802393600047,8,23,1,3,'','zzbody zzcaeb84ca7adc zzfor zz outsider zzend','#g1 #g9'),
(1880645802393600049,11,24,3,3,'','zzbody zz2e6f7d350f92 zzfor zz outsider zzend','#g1 #g12'),
(1880645802393600051,15,25,1,3,'','zzbody zz45c64cbf6203 zzfor zz outsider zzend','#g1 #g16'),
(1880645802393600053,17,26,1,3,'','zzbody zz1a97ac5f9492 zzfor zz outsider zzend','#g1 #g18'),
(1880645802393600055,18,27,1,3,'','zzbody zz1b833b71ccb7 zzfor zz outsider zzend','#g1 #g19');
INSERT INTO "email_changes" VALUES
(1,14,'zz_moving@example.org','zz_moving@example.org','zz_moving@elsewhere.example','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL),
(2,3,'zz_replier@example.org','zz_replier@example.org','zz_replier@elsewhere.example','2026-11-01 09:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "former_handles" VALUES
(1,14,'zz_moving','2026-11-01 09:00:00.000000');
INSERT INTO "erasures" VALUES
(15,'keep','','2026-11-01 09:00:00.000000','2026-11-15 09:00:00.000000',NULL);
INSERT INTO "code_apps" VALUES
(16,'gAAAAABq5v-QexM8G_JIRTqKTqJlpFBFUt8_kb8AAseR10LXFKLSxK7Ka3-9XMdipkQk8X1vC4W8yOWevwMXJ7w1x5gy-ul3TDLcUTab0GjkSd7xZ74qEYHkNUvDoe6eA02OgbNtyOsG',NULL,59784120,'2026-11-01 09:00:00.000000');
INSERT INTO "recovery_codes" VALUES
(1,16,X'5F08645C30320987304A29F39FC6988A85B183AEE71341DDC0C80FBB43737ABB','2026-11-01 09:00:00.000000',NULL),
(2,16,X'378D1395C3CCF186EAEF7DF5C8B2BC5FEF786BD4561BE35F6DB2F63483B48FFD','2026-11-01 09:00:00.000000',NULL),
(3,16,X'A20C1C935B3DC05FC29772CD7F86E53BED5B43AC42C8B1E077E495C50D5B6267','2026-11-01 09:00:00.000000',NULL),
(4,16,X'37D3C475EFAEC865454808F3F8FA8E03F304F4A49874255F7641F131C8750D78','2026-11-01 09:00:00.000000',NULL),
(5,16,X'7BA6487FC209CE1DF583B19E6D0B553BF7A4ACD422CEC937051D47E32FBA81A9','2026-11-01 09:00:00.000000',NULL),
(6,16,X'7AD944CE411D60C10AAFEE26FD84C298D58DCD7CC259DA0590EE1D105B88794E','2026-11-01 09:00:00.000000',NULL),
(7,16,X'A341C4F58E03F00BC4422865F8CF78E46212E48FA08772AD56BFE04BB36A83FA','2026-11-01 09:00:00.000000',NULL),
(8,16,X'3101F3D69D0768D856D14CC3F9472A75538919F4F3C7D3DB0C1E36CEE3A59D84','2026-11-01 09:00:00.000000',NULL),
(9,16,X'3BB27C858D2655F5B2FDDE57C1E35210C0EB4944AC512CD93ADDCA9CA659BB83','2026-11-01 09:00:00.000000',NULL),
(10,16,X'06B22BA53CC81B4EAC8A11C8D1033BC20835A31D6419B457494BAED8CC4F36BC','2026-11-01 09:00:00.000000',NULL);
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
INSERT INTO "decisions" VALUES
(1,'hide',8,19,NULL,0,1,'Zzreason zzd60e3896c76b','2026-11-01 09:00:00.000000',2,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(2,'restore',8,19,NULL,0,1,'Zzreason zzd7217a29951d','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(3,'edit',8,20,NULL,0,1,'Zzreason zz86324251240a','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,1),
(4,'edit',8,20,NULL,0,1,'Zzreason zzeb751e106e10','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,2),
(5,'hide_revision',8,20,NULL,0,1,'Zzreason zz9f4c26e4fc8a','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,2),
(6,'hide',8,1,3,0,1,'Zzreason zz4b2ffeb82108','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(7,'hide',8,1,4,0,1,'Zzreason zz40449dc7e950','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(8,'remove',8,1,6,0,1,'Zzreason zz9a474d6517d6','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(9,'remove',8,1,7,0,1,'Zzreason zz7405b356e82b','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(10,'edit',8,1,14,0,1,'Zzreason zzd9661ac4dfca','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,4),
(11,'edit',8,1,14,0,1,'Zzreason zz5cd286b385bc','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,5),
(12,'hide_revision',8,1,14,0,1,'Zzreason zzda6a202de127','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,5),
(13,'hide',8,1,15,0,1,'Zzreason zz49a810a31559','2026-11-01 09:00:00.000000',14,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(14,'restore',8,1,15,0,1,'Zzreason zz624b4c62da83','2026-11-01 09:00:00.000000',NULL,3,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(15,'hide',8,9,19,0,1,'Zzreason zz9816676ec699','2026-11-01 09:00:00.000000',NULL,3,3,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(16,'hide',8,6,NULL,0,1,'Zzreason zz79d1f31ccda5','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(17,'remove',8,7,NULL,0,1,'Zzreason zz33c0f5eaa760','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(18,'hide',8,11,NULL,0,1,'Zzreason zza606e4613334','2026-11-01 09:00:00.000000',NULL,2,3,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(19,'lock',8,18,NULL,0,1,'Zzreason zzd93f908efd00','2026-11-01 09:00:00.000000',NULL,2,1,NULL,'rules',NULL,NULL,'','staff',0,NULL,NULL),
(20,'dismiss',8,1,14,0,1,'Zzno.','2026-11-01 09:00:00.000000',NULL,3,1,7,'rules',NULL,NULL,'','staff',0,NULL,NULL);
INSERT INTO "pictures" VALUES
(1,'b34b6635dxfazzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A616631643533363662343362202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(2,'w6db3772xw33zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A333330313237373362643630202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(3,'zf33b2z2532fzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A663233353239326233336639202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(4,'xd5fc3z5e3f7zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A376633653539336366356431202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(5,'cyzw67b6e5c3zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A336335653662373630393863202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(6,'63f336cb66xwzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A303136366263363333663336202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(7,'244w7b5wbf3fzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A663366623035623730343432202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(8,'7z7ff7fwdab3zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A336261643066376666373937202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(9,'63ebye4d42eezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A656532346434653862653336202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(10,'bw4d4xf2ba55zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A353561623266313464343062202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(11,'xw65cc52434bzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A623433343235636335363031202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(12,'x5fca7bf4626zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A363236346662376163663531202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(13,'zdwx265x6fz7zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A373966363135363231306439202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(14,'bez3z46y3f6azzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A613666333836343933396562202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(15,'y2af66x6yb77zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A373762383631363666613238202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(16,'2cx33dww65w3zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A333035363030643333316332202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(17,'bc2362bfe565zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A353635656662323633326362202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(18,'3w2e7wcc4w42zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A323430346363303765323033202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(19,'we5552a266ydzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A643836363261323535356530202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(20,'ewfzay6ea3xbzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A623133616536386139663065202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(21,'x4xxx662f3ddzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A646433663236363131313431202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(22,'67f74xb525y3zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A333835323562313437663736202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(23,'d4ba7dyw3fwazzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A613066333038643761623464202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(24,'zw4x3w2bw7w3zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A333037306232303331343039202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(25,'6yw6fw3zbf5wzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A303566623933306636303836202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(26,'aw5fx2xwe3fezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A656633653031323166353061202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(27,'7c2e64aw2wcezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A656330323061343665326337202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(28,'7xe4e6ybyff5zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A356666386238366534653137202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(29,'f7ze7w2xb4f2zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A326634623132303765393766202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(30,'ebfzx2c5cxbwzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A306231633563323139666265202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(31,'xdf2fawdf3zbzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A623933666430616632666431202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(32,'zabbx322yxwdzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A643031383232333162626139202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(33,'45e6363cxyc7zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A376338316333363336653534202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(34,'yf7344zz3efazzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A616665333939343433376638202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(35,'2a7b4aw4dxbazzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A616231643430613462376132202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(36,'fwy6e34da33bzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A623333616434336536383066202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(37,'zcybfe76zwzezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A653930393637656662386339202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(38,'z5wyc2edcex5zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A353165636465326338303539202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(39,'2b3bazyf56fdzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A646636356638396162336232202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(40,'5yda3ac62fzbzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A623966323663613361643835202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(41,'7exbfwwz4eczzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A396365343930306662316537202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(42,'z63acy3w45ebzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A626535343033386361333639202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(43,'6be233zwdcxbzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A623163643039333332656236202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(44,'c63zzyx54d45zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A353464343531383939333663202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(45,'xxxfza2zbxy6zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A363831623932613966313131202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(46,'eb7444w665fbzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A626635363630343434376265202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(47,'yfceybbz2wzfzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A663930323962623865636638202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(48,'w4762xxy73aezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A656133373831313236373430202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(49,'yxybzf5f7zx7zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A373139376635663962383138202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(50,'bec2fw7wfyc6zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A366338663037306632636562202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(51,'d6yzad5c4w5ezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A653530346335646139383664202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(52,'dw5ybwe7wf3yzzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A383366303765306238353064202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(53,'zewz7xa5xx36zzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A363331313561313739306539202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(54,'y7bx3yz447x7zzqqqqqq',1,'removed','jpeg',320,320,'320',1,X'7A7A373137343439383331623738202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(55,'zxa6e5ycze7dzzqqqqqq',1,'removed','jpeg',320,320,'320',1,X'7A7A643765396338356536613139202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0),
(56,'aw54w5cwy4xezzqqqqqq',19,'removed','jpeg',320,320,'320',1,X'7A7A653134383063353034353061202020202020202020202020202020202020','2026-11-01 09:00:00.000000','2026-11-01 09:00:00.000000','Zzreason',NULL,0);
INSERT INTO "applications" VALUES
(17,'Zzquestion?','Zzanswer','2026-11-01 09:00:00.000000');
INSERT INTO "invitations" VALUES
(1,1,X'0000000000000000000000000000000000000000000000000000000000000000','Zzfriends',2,'2026-11-01 09:00:00.000000','2026-11-10 09:00:00.000000',NULL);
INSERT INTO "invitation_uses" VALUES
(1,1,18,NULL,'2026-11-01 09:00:00.000000');
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
