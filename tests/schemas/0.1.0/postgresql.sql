SELECT pg_catalog.set_config('search_path', '', false);
CREATE FUNCTION public.search_vector(title text, body text, marks text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
        SELECT (
            coalesce((
                SELECT string_agg('''' || word || ''':' || place || 'A', ' ')
                FROM unnest(string_to_array(title, ' ')) WITH ORDINALITY AS words (word, place)
            ), '') || ' ' || coalesce((
                SELECT string_agg('''' || word || ''':' || place + 200, ' ')
                FROM unnest(string_to_array(body, ' ')) WITH ORDINALITY AS words (word, place)
            ), '') || ' ' || marks
        )::tsvector
    $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.appeals (
    id bigint NOT NULL,
    decision_id bigint NOT NULL,
    appellant_id bigint NOT NULL,
    side character varying(10) NOT NULL,
    case_id bigint NOT NULL,
    source text NOT NULL,
    html text NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    CONSTRAINT ck_appeals_side CHECK (((side)::text = ANY ((ARRAY['writer'::character varying, 'flagger'::character varying])::text[]))),
    CONSTRAINT ck_appeals_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'upheld'::character varying, 'reversed'::character varying, 'withdrawn'::character varying])::text[])))
);
CREATE SEQUENCE public.appeals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.appeals_id_seq OWNED BY public.appeals.id;
CREATE TABLE public.applications (
    user_id bigint NOT NULL,
    question character varying(300) NOT NULL,
    answer text NOT NULL,
    waiting_since timestamp with time zone
);
CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    action character varying(40) NOT NULL,
    subject_kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    detail text NOT NULL
);
CREATE SEQUENCE public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_log_id_seq OWNED BY public.audit_log.id;
CREATE TABLE public.blog_roles (
    blog_id bigint NOT NULL,
    user_id bigint NOT NULL,
    role character varying(10) NOT NULL,
    CONSTRAINT ck_blog_roles_role CHECK (((role)::text = ANY ((ARRAY['reader'::character varying, 'author'::character varying, 'editor'::character varying, 'mentor'::character varying, 'moderator'::character varying])::text[])))
);
CREATE TABLE public.blog_slugs (
    slug character varying(80) NOT NULL,
    blog_id bigint NOT NULL
);
CREATE TABLE public.blogs (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(100) NOT NULL,
    description character varying(500) NOT NULL,
    note_source text NOT NULL,
    note_html text NOT NULL,
    posting character varying(10) NOT NULL,
    reading character varying(10) NOT NULL,
    is_unlisted boolean NOT NULL,
    closes_after_days integer,
    "position" integer NOT NULL,
    version integer NOT NULL,
    post_count integer NOT NULL,
    reply_count integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    moderation character varying(10) DEFAULT 'after'::character varying NOT NULL,
    is_noindex boolean DEFAULT false NOT NULL,
    feed_text character varying(10) DEFAULT 'full'::character varying NOT NULL,
    has_pseudonyms boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_blogs_closes_after_days CHECK ((closes_after_days > 0)),
    CONSTRAINT ck_blogs_feed_text CHECK (((feed_text)::text = ANY ((ARRAY['full'::character varying, 'excerpt'::character varying])::text[]))),
    CONSTRAINT ck_blogs_moderation CHECK (((moderation)::text = ANY ((ARRAY['after'::character varying, 'newcomers'::character varying, 'all'::character varying])::text[]))),
    CONSTRAINT ck_blogs_posting CHECK (((posting)::text = ANY ((ARRAY['authors'::character varying, 'members'::character varying])::text[]))),
    CONSTRAINT ck_blogs_reading CHECK (((reading)::text = ANY ((ARRAY['public'::character varying, 'members'::character varying, 'private'::character varying])::text[])))
);
CREATE SEQUENCE public.blogs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.blogs_id_seq OWNED BY public.blogs.id;
CREATE TABLE public.case_entries (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    step character varying(20) NOT NULL,
    author_id bigint,
    to_id bigint,
    source text NOT NULL,
    html text NOT NULL,
    form_key character varying(64),
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_case_entries_kind CHECK (((kind)::text = ANY ((ARRAY['note'::character varying, 'opinion_asked'::character varying, 'opinion'::character varying, 'to_member'::character varying, 'from_member'::character varying, 'step'::character varying])::text[])))
);
CREATE SEQUENCE public.case_entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.case_entries_id_seq OWNED BY public.case_entries.id;
CREATE TABLE public.cases (
    id bigint NOT NULL,
    lane character varying(10) NOT NULL,
    urgency integer NOT NULL,
    thing character varying(60) NOT NULL,
    post_id bigint,
    reply_id bigint,
    writer_id bigint,
    blog_id bigint,
    hold_rule character varying(40),
    hold_detail text NOT NULL,
    revision_id bigint,
    state character varying(10) NOT NULL,
    outcome character varying(12),
    rank double precision NOT NULL,
    flag_count integer NOT NULL,
    version integer NOT NULL,
    hides_from_version integer NOT NULL,
    brought_back_at timestamp with time zone,
    claimed_by_id bigint,
    claimed_until timestamp with time zone,
    escalation integer NOT NULL,
    reminded_at timestamp with time zone,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id bigint,
    category character varying(20),
    CONSTRAINT ck_cases_closed CHECK ((((state)::text = 'closed'::text) = (outcome IS NOT NULL))),
    CONSTRAINT ck_cases_lane CHECK (((lane)::text = ANY ((ARRAY['worried'::character varying, 'legal'::character varying, 'appeal'::character varying, 'normal'::character varying])::text[]))),
    CONSTRAINT ck_cases_outcome CHECK (((outcome)::text = ANY ((ARRAY['agreed'::character varying, 'disagreed'::character varying, 'ignored'::character varying, 'approved'::character varying, 'rejected'::character varying, 'withdrawn'::character varying, 'expired'::character varying, 'handled'::character varying])::text[]))),
    CONSTRAINT ck_cases_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'closed'::character varying])::text[])))
);
CREATE SEQUENCE public.cases_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cases_id_seq OWNED BY public.cases.id;
CREATE TABLE public.code_apps (
    user_id bigint NOT NULL,
    sealed character varying(200),
    pending character varying(200),
    last_step bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL
);
CREATE TABLE public.corrections (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    editor_id bigint NOT NULL,
    words character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.corrections_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.corrections_id_seq OWNED BY public.corrections.id;
CREATE TABLE public.count_deltas (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    blog_id bigint NOT NULL,
    posts integer NOT NULL,
    replies integer NOT NULL
);
CREATE SEQUENCE public.count_deltas_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.count_deltas_id_seq OWNED BY public.count_deltas.id;
CREATE TABLE public.decisions (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    actor_id bigint,
    post_id bigint,
    reply_id bigint,
    is_branch boolean NOT NULL,
    affected integer NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    undone_by_id bigint,
    user_id bigint,
    blog_id bigint,
    case_id bigint,
    ground character varying(10) DEFAULT 'rules'::character varying NOT NULL,
    category character varying(20),
    rule character varying(40),
    law character varying(300) DEFAULT ''::character varying NOT NULL,
    found_by character varying(10) DEFAULT 'staff'::character varying NOT NULL,
    is_automated boolean DEFAULT false NOT NULL,
    ends_at timestamp with time zone,
    revision_id bigint,
    CONSTRAINT ck_decisions_found_by CHECK (((found_by)::text = ANY ((ARRAY['notice'::character varying, 'staff'::character varying, 'machine'::character varying])::text[]))),
    CONSTRAINT ck_decisions_ground CHECK (((ground)::text = ANY ((ARRAY['rules'::character varying, 'law'::character varying])::text[]))),
    CONSTRAINT ck_decisions_kind CHECK (((kind)::text = ANY ((ARRAY['hide'::character varying, 'remove'::character varying, 'restore'::character varying, 'lock'::character varying, 'unlock'::character varying, 'edit'::character varying, 'hide_revision'::character varying, 'approve'::character varying, 'reject'::character varying, 'dismiss'::character varying, 'ignore'::character varying, 'move'::character varying, 'split'::character varying, 'merge'::character varying, 'warn'::character varying, 'silence'::character varying, 'suspend'::character varying, 'require_approval'::character varying, 'lift'::character varying, 'sweep'::character varying, 'undo_sweep'::character varying, 'uphold'::character varying, 'reverse'::character varying, 'merge_accounts'::character varying, 'merge_blogs'::character varying, 'remove_picture'::character varying, 'reveal'::character varying])::text[])))
);
CREATE SEQUENCE public.decisions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decisions_id_seq OWNED BY public.decisions.id;
CREATE TABLE public.deliveries (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    notification_id bigint NOT NULL,
    rhythm character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    is_asked_for boolean NOT NULL,
    due_at timestamp with time zone NOT NULL,
    mail_id bigint,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_deliveries_rhythm CHECK (((rhythm)::text = ANY ((ARRAY['at_once'::character varying, 'daily'::character varying, 'weekly'::character varying])::text[]))),
    CONSTRAINT ck_deliveries_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'mailed'::character varying, 'dropped'::character varying])::text[])))
);
CREATE SEQUENCE public.deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.deliveries_id_seq OWNED BY public.deliveries.id;
CREATE TABLE public.email_changes (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    old_email character varying(254) NOT NULL,
    old_key character varying(254) NOT NULL,
    new_email character varying(254) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    agreed_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(10),
    CONSTRAINT ck_email_changes_ended CHECK (((outcome IS NULL) = (ended_at IS NULL))),
    CONSTRAINT ck_email_changes_outcome CHECK (((outcome)::text = ANY ((ARRAY['settled'::character varying, 'stopped'::character varying, 'undone'::character varying, 'replaced'::character varying])::text[])))
);
CREATE SEQUENCE public.email_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.email_changes_id_seq OWNED BY public.email_changes.id;
CREATE TABLE public.erasures (
    user_id bigint NOT NULL,
    texts character varying(10) NOT NULL,
    handles text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    begun_at timestamp with time zone,
    CONSTRAINT ck_erasures_texts CHECK (((texts)::text = ANY ((ARRAY['keep'::character varying, 'remove'::character varying])::text[])))
);
CREATE TABLE public.fan_outs (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    reply_id bigint,
    told_up_to bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
);
CREATE SEQUENCE public.fan_outs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.fan_outs_id_seq OWNED BY public.fan_outs.id;
CREATE TABLE public.feed_changes (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    blog_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.feed_changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.feed_changes_id_seq OWNED BY public.feed_changes.id;
CREATE TABLE public.feed_keys (
    user_id bigint NOT NULL,
    secret character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.flags (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    thing character varying(60) NOT NULL,
    flagger_id bigint,
    reason character varying(20) NOT NULL,
    words text NOT NULL,
    weight double precision NOT NULL,
    is_moderator boolean NOT NULL,
    text_version integer NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    CONSTRAINT ck_flags_handled CHECK ((((state)::text = 'open'::text) = (handled_at IS NULL))),
    CONSTRAINT ck_flags_reason CHECK (((reason)::text = ANY ((ARRAY['spam'::character varying, 'disrespect'::character varying, 'off_topic'::character varying, 'advice'::character varying, 'misinformation'::character varying, 'personal_data'::character varying, 'ai_text'::character varying, 'worried'::character varying, 'law'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT ck_flags_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'agreed'::character varying, 'disagreed'::character varying, 'ignored'::character varying])::text[])))
);
CREATE SEQUENCE public.flags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.flags_id_seq OWNED BY public.flags.id;
CREATE TABLE public.follows (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    blog_id bigint,
    post_id bigint,
    reply_id bigint,
    member_id bigint,
    delivery character varying(10) NOT NULL,
    origin character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_follows_blog CHECK ((((kind)::text = 'blog'::text) = (blog_id IS NOT NULL))),
    CONSTRAINT ck_follows_branch CHECK ((((kind)::text = 'branch'::text) = (reply_id IS NOT NULL))),
    CONSTRAINT ck_follows_delivery CHECK (((delivery)::text = ANY ((ARRAY['off'::character varying, 'site'::character varying, 'at_once'::character varying, 'daily'::character varying, 'weekly'::character varying])::text[]))),
    CONSTRAINT ck_follows_kind CHECK (((kind)::text = ANY ((ARRAY['blog'::character varying, 'post'::character varying, 'branch'::character varying, 'member'::character varying])::text[]))),
    CONSTRAINT ck_follows_member CHECK ((((kind)::text = 'member'::text) = (member_id IS NOT NULL))),
    CONSTRAINT ck_follows_origin CHECK (((origin)::text = ANY ((ARRAY['chosen'::character varying, 'own'::character varying, 'mention'::character varying])::text[]))),
    CONSTRAINT ck_follows_others CHECK ((member_id <> user_id)),
    CONSTRAINT ck_follows_post CHECK ((((kind)::text = ANY ((ARRAY['post'::character varying, 'branch'::character varying])::text[])) = (post_id IS NOT NULL)))
);
CREATE SEQUENCE public.follows_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.follows_id_seq OWNED BY public.follows.id;
CREATE TABLE public.former_handles (
    id bigint NOT NULL,
    user_id bigint,
    handle_key character varying(64) NOT NULL,
    given_up_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.former_handles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.former_handles_id_seq OWNED BY public.former_handles.id;
CREATE TABLE public.identities (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    issuer character varying(255) NOT NULL,
    subject character varying(255) NOT NULL,
    is_paused boolean NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE SEQUENCE public.identities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.identities_id_seq OWNED BY public.identities.id;
CREATE TABLE public.ignores (
    user_id bigint NOT NULL,
    ignored_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_ignores_others CHECK ((ignored_id <> user_id))
);
CREATE TABLE public.import_sources (
    id bigint NOT NULL,
    source character varying(250) NOT NULL,
    kind character varying(10) NOT NULL,
    external_id character varying(190) NOT NULL,
    blog_id bigint,
    user_id bigint,
    post_id bigint,
    reply_id bigint,
    address_hash character varying(64),
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_import_sources_kind CHECK (((kind)::text = ANY ((ARRAY['blog'::character varying, 'author'::character varying, 'post'::character varying, 'reply'::character varying, 'linkback'::character varying])::text[])))
);
CREATE SEQUENCE public.import_sources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.import_sources_id_seq OWNED BY public.import_sources.id;
CREATE TABLE public.incoming_mails (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    message_id character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(20) NOT NULL,
    source text NOT NULL,
    post_id bigint NOT NULL,
    number integer,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_incoming_mails_state CHECK (((state)::text = ANY ((ARRAY['posted'::character varying, 'kept'::character varying, 'refused'::character varying, 'ignored'::character varying])::text[])))
);
CREATE SEQUENCE public.incoming_mails_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.incoming_mails_id_seq OWNED BY public.incoming_mails.id;
CREATE TABLE public.invitation_uses (
    id bigint NOT NULL,
    invitation_id bigint NOT NULL,
    user_id bigint,
    mark bytea,
    used_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.invitation_uses_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.invitation_uses_id_seq OWNED BY public.invitation_uses.id;
CREATE TABLE public.invitations (
    id bigint NOT NULL,
    inviter_id bigint NOT NULL,
    secret_hash bytea NOT NULL,
    note character varying(100) NOT NULL,
    places integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT ck_invitations_places CHECK ((places >= 1))
);
CREATE SEQUENCE public.invitations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.invitations_id_seq OWNED BY public.invitations.id;
CREATE TABLE public.jobs (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    payload text NOT NULL,
    state character varying(10) NOT NULL,
    run_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    leased_until timestamp with time zone,
    lease character varying(32),
    last_error text,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    worker character varying(80),
    CONSTRAINT ck_jobs_state CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'done'::character varying, 'dead'::character varying])::text[])))
);
CREATE SEQUENCE public.jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.jobs_id_seq OWNED BY public.jobs.id;
CREATE TABLE public.legal_notices (
    id bigint NOT NULL,
    reference character varying(20) NOT NULL,
    case_id bigint,
    url text NOT NULL,
    words text NOT NULL,
    law character varying(300) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    form_key character varying(64),
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT ck_legal_notices_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'upheld'::character varying, 'refused'::character varying])::text[])))
);
CREATE SEQUENCE public.legal_notices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.legal_notices_id_seq OWNED BY public.legal_notices.id;
CREATE TABLE public.limit_hits (
    id bigint NOT NULL,
    scope character varying(40) NOT NULL,
    key character varying(64) NOT NULL,
    hit_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.limit_hits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.limit_hits_id_seq OWNED BY public.limit_hits.id;
CREATE TABLE public.linkbacks (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    address text NOT NULL,
    excerpt text NOT NULL,
    is_approved boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_linkbacks_kind CHECK (((kind)::text = ANY ((ARRAY['pingback'::character varying, 'trackback'::character varying])::text[])))
);
CREATE SEQUENCE public.linkbacks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.linkbacks_id_seq OWNED BY public.linkbacks.id;
CREATE TABLE public.mail (
    id bigint NOT NULL,
    template character varying(40) NOT NULL,
    user_id bigint,
    to_address character varying(254) NOT NULL,
    context text NOT NULL,
    message_id character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    last_error text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT ck_mail_state CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'sent'::character varying, 'failed'::character varying])::text[])))
);
CREATE SEQUENCE public.mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.mail_id_seq OWNED BY public.mail.id;
CREATE TABLE public.mail_suppressions (
    id bigint NOT NULL,
    address_key character varying(254) NOT NULL,
    reason character varying(10) NOT NULL,
    detail text NOT NULL,
    bounces integer NOT NULL,
    is_in_force boolean NOT NULL,
    last_bounce_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_mail_suppressions_reason CHECK (((reason)::text = ANY ((ARRAY['bounce'::character varying, 'complaint'::character varying, 'operator'::character varying])::text[])))
);
CREATE SEQUENCE public.mail_suppressions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.mail_suppressions_id_seq OWNED BY public.mail_suppressions.id;
CREATE TABLE public.mentions (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    reply_id bigint,
    user_id bigint NOT NULL,
    is_present boolean NOT NULL,
    is_told boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.mentions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.mentions_id_seq OWNED BY public.mentions.id;
CREATE TABLE public.newsletter_imports (
    id bigint NOT NULL,
    blog_id bigint NOT NULL,
    source character varying(200) NOT NULL,
    consented_on timestamp with time zone NOT NULL,
    proof text NOT NULL,
    taken integer NOT NULL,
    known integer NOT NULL,
    refused_count integer NOT NULL,
    refused text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.newsletter_imports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.newsletter_imports_id_seq OWNED BY public.newsletter_imports.id;
CREATE TABLE public.newsletter_issue_posts (
    issue_id bigint NOT NULL,
    post_id bigint NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.newsletter_issues (
    id bigint NOT NULL,
    blog_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    stop_reason character varying(10) NOT NULL,
    subject character varying(150) NOT NULL,
    source text NOT NULL,
    html text NOT NULL,
    render_version integer NOT NULL,
    version integer NOT NULL,
    rate integer NOT NULL,
    form_key character varying(64),
    recipients integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    send_at timestamp with time zone,
    frozen_at timestamp with time zone,
    mailed_up_to bigint NOT NULL,
    next_batch_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT ck_newsletter_issues_kind CHECK (((kind)::text = ANY ((ARRAY['written'::character varying, 'post'::character varying, 'weekly'::character varying])::text[]))),
    CONSTRAINT ck_newsletter_issues_next_batch_at CHECK ((((state)::text <> 'sending'::text) OR (next_batch_at IS NOT NULL))),
    CONSTRAINT ck_newsletter_issues_rate CHECK (((rate >= 10) AND (rate <= 60000))),
    CONSTRAINT ck_newsletter_issues_send_at CHECK ((((state)::text <> 'scheduled'::text) OR (send_at IS NOT NULL))),
    CONSTRAINT ck_newsletter_issues_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'scheduled'::character varying, 'sending'::character varying, 'stopped'::character varying, 'sent'::character varying])::text[]))),
    CONSTRAINT ck_newsletter_issues_stop_reason CHECK (((stop_reason)::text = ANY ((ARRAY[''::character varying, 'editor'::character varying, 'empty'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT ck_newsletter_issues_stopped CHECK ((((state)::text = 'stopped'::text) = ((stop_reason)::text <> ''::text)))
);
CREATE SEQUENCE public.newsletter_issues_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.newsletter_issues_id_seq OWNED BY public.newsletter_issues.id;
CREATE TABLE public.newsletter_recipients (
    issue_id bigint NOT NULL,
    subscriber_id bigint NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(12) NOT NULL,
    mail_id bigint,
    CONSTRAINT ck_newsletter_recipients_reason CHECK (((reason)::text = ANY ((ARRAY[''::character varying, 'ended'::character varying, 'suppressed'::character varying, 'followed'::character varying])::text[]))),
    CONSTRAINT ck_newsletter_recipients_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'mailed'::character varying, 'dropped'::character varying])::text[])))
);
CREATE TABLE public.newsletter_subscribers (
    id bigint NOT NULL,
    blog_id bigint NOT NULL,
    address character varying(254) NOT NULL,
    address_key character varying(254) NOT NULL,
    state character varying(12) NOT NULL,
    import_id bigint,
    asked_at timestamp with time zone,
    consented_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason character varying(12) NOT NULL,
    CONSTRAINT ck_newsletter_subscribers_confirmed_at CHECK ((((state)::text <> 'confirmed'::text) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT ck_newsletter_subscribers_end_reason CHECK (((end_reason)::text = ANY ((ARRAY[''::character varying, 'unsubscribed'::character varying, 'bounce'::character varying, 'complaint'::character varying, 'operator'::character varying])::text[]))),
    CONSTRAINT ck_newsletter_subscribers_ended CHECK ((((state)::text = 'ended'::text) = ((end_reason)::text <> ''::text))),
    CONSTRAINT ck_newsletter_subscribers_state CHECK (((state)::text = ANY ((ARRAY['unconfirmed'::character varying, 'confirmed'::character varying, 'ended'::character varying])::text[])))
);
CREATE SEQUENCE public.newsletter_subscribers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.newsletter_subscribers_id_seq OWNED BY public.newsletter_subscribers.id;
CREATE TABLE public.newsletters (
    blog_id bigint NOT NULL,
    rhythm character varying(10) NOT NULL,
    weekday integer NOT NULL,
    hour integer NOT NULL,
    rate integer NOT NULL,
    begun_at timestamp with time zone,
    next_issue_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT ck_newsletters_hour CHECK (((hour >= 0) AND (hour <= 23))),
    CONSTRAINT ck_newsletters_rate CHECK (((rate >= 10) AND (rate <= 60000))),
    CONSTRAINT ck_newsletters_rhythm CHECK (((rhythm)::text = ANY ((ARRAY['off'::character varying, 'by_hand'::character varying, 'each_post'::character varying, 'weekly'::character varying])::text[]))),
    CONSTRAINT ck_newsletters_weekday CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE TABLE public.notification_settings (
    user_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    is_on_site boolean NOT NULL,
    mail character varying(10) NOT NULL,
    CONSTRAINT ck_notification_settings_mail CHECK (((mail)::text = ANY ((ARRAY['off'::character varying, 'at_once'::character varying, 'daily'::character varying, 'weekly'::character varying])::text[])))
);
CREATE TABLE public.notifications (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    post_id bigint,
    reply_id bigint,
    decision_id bigint,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    case_id bigint,
    follow_id bigint,
    correction_id bigint,
    CONSTRAINT ck_notifications_case CHECK ((((kind)::text = ANY ((ARRAY['flag'::character varying, 'message'::character varying, 'duty'::character varying])::text[])) = (case_id IS NOT NULL))),
    CONSTRAINT ck_notifications_correction CHECK ((((kind)::text = 'correction'::text) = (correction_id IS NOT NULL))),
    CONSTRAINT ck_notifications_decision CHECK ((((kind)::text = 'decision'::text) = (decision_id IS NOT NULL))),
    CONSTRAINT ck_notifications_kind CHECK (((kind)::text = ANY ((ARRAY['mention'::character varying, 'reply'::character varying, 'decision'::character varying, 'flag'::character varying, 'message'::character varying, 'duty'::character varying, 'follow'::character varying, 'correction'::character varying])::text[]))),
    CONSTRAINT ck_notifications_text CHECK ((((kind)::text <> ALL ((ARRAY['mention'::character varying, 'reply'::character varying, 'follow'::character varying, 'correction'::character varying])::text[])) OR (post_id IS NOT NULL)))
);
CREATE SEQUENCE public.notifications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.notifications_id_seq OWNED BY public.notifications.id;
CREATE TABLE public.old_addresses (
    path character varying(500) NOT NULL,
    post_id bigint NOT NULL
);
CREATE TABLE public.page_revisions (
    id bigint NOT NULL,
    name character varying(12) NOT NULL,
    version integer NOT NULL,
    source text NOT NULL,
    html text NOT NULL,
    terms_version character varying(20),
    editor_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_page_revisions_name CHECK (((name)::text = ANY ((ARRAY['terms'::character varying, 'guidelines'::character varying, 'privacy'::character varying, 'moderation'::character varying, 'imprint'::character varying])::text[])))
);
CREATE SEQUENCE public.page_revisions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.page_revisions_id_seq OWNED BY public.page_revisions.id;
CREATE TABLE public.passkeys (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    handle bytea NOT NULL,
    sign_count bigint NOT NULL,
    name character varying(60) NOT NULL,
    is_alone boolean NOT NULL,
    added_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE SEQUENCE public.passkeys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.passkeys_id_seq OWNED BY public.passkeys.id;
CREATE TABLE public.picture_uses (
    id bigint NOT NULL,
    picture_id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    post_id bigint,
    reply_id bigint,
    revision_id bigint,
    user_id bigint,
    alt character varying(300) NOT NULL,
    CONSTRAINT ck_picture_uses_kind CHECK (((kind)::text = ANY ((ARRAY['text'::character varying, 'cover'::character varying, 'avatar'::character varying, 'logo'::character varying])::text[]))),
    CONSTRAINT ck_picture_uses_post CHECK ((((kind)::text = ANY ((ARRAY['text'::character varying, 'cover'::character varying])::text[])) = (post_id IS NOT NULL))),
    CONSTRAINT ck_picture_uses_user CHECK ((((kind)::text = 'avatar'::text) = (user_id IS NOT NULL)))
);
CREATE SEQUENCE public.picture_uses_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.picture_uses_id_seq OWNED BY public.picture_uses.id;
CREATE TABLE public.pictures (
    id bigint NOT NULL,
    name character varying(20) NOT NULL,
    owner_id bigint NOT NULL,
    state character varying(10) NOT NULL,
    format character varying(10) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    widths character varying(60) NOT NULL,
    byte_count bigint NOT NULL,
    digest bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    reason text NOT NULL,
    decision_id bigint,
    was_closed boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_pictures_format CHECK (((format)::text = ANY ((ARRAY['jpeg'::character varying, 'webp'::character varying])::text[]))),
    CONSTRAINT ck_pictures_size CHECK (((width > 0) AND (height > 0))),
    CONSTRAINT ck_pictures_state CHECK (((state)::text = ANY ((ARRAY['kept'::character varying, 'removed'::character varying])::text[])))
);
CREATE SEQUENCE public.pictures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pictures_id_seq OWNED BY public.pictures.id;
CREATE TABLE public.post_counters (
    post_id bigint NOT NULL,
    reply_seq integer NOT NULL,
    reply_count integer NOT NULL,
    last_reply_at timestamp with time zone,
    page_version integer NOT NULL,
    active_at timestamp with time zone,
    CONSTRAINT ck_post_counters_reply_count CHECK ((reply_count >= 0))
)
WITH (fillfactor='50');
CREATE TABLE public.post_readers (
    post_id bigint NOT NULL,
    user_id bigint NOT NULL
);
CREATE TABLE public.post_tags (
    post_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    "position" integer NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT ck_post_tags_position CHECK ((("position" >= 0) AND ("position" <= 4)))
);
CREATE TABLE public.posts (
    id bigint NOT NULL,
    blog_id bigint NOT NULL,
    writer_id bigint NOT NULL,
    state character varying(10) NOT NULL,
    audience character varying(10) NOT NULL,
    title character varying(150) NOT NULL,
    slug character varying(80) NOT NULL,
    source text NOT NULL,
    body_format character varying(10) NOT NULL,
    html text NOT NULL,
    excerpt character varying(400) NOT NULL,
    render_version integer NOT NULL,
    version integer NOT NULL,
    is_locked boolean NOT NULL,
    decision_id bigint,
    form_key character varying(64),
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    edited_at timestamp with time zone,
    state_at timestamp with time zone NOT NULL,
    swept_from character varying(10),
    publish_at timestamp with time zone,
    cover_html text,
    pinned_at timestamp with time zone,
    corrected_at timestamp with time zone,
    summary character varying(280) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT ck_posts_audience CHECK (((audience)::text = ANY ((ARRAY['blog'::character varying, 'named'::character varying])::text[]))),
    CONSTRAINT ck_posts_published_at CHECK ((((state)::text <> 'published'::text) OR (published_at IS NOT NULL))),
    CONSTRAINT ck_posts_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'scheduled'::character varying, 'pending'::character varying, 'rejected'::character varying, 'published'::character varying, 'hidden'::character varying, 'removed'::character varying, 'deleted'::character varying])::text[])))
);
CREATE SEQUENCE public.posts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.posts_id_seq OWNED BY public.posts.id;
CREATE TABLE public.prepared_answers (
    id bigint NOT NULL,
    blog_id bigint,
    title character varying(100) NOT NULL,
    body text NOT NULL,
    version integer NOT NULL,
    editor_id bigint NOT NULL,
    edited_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.prepared_answers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.prepared_answers_id_seq OWNED BY public.prepared_answers.id;
CREATE TABLE public.pseudonyms (
    user_id bigint NOT NULL,
    owner_id bigint,
    post_id bigint NOT NULL,
    is_chosen boolean NOT NULL,
    is_restricted boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.reader_settings (
    user_id bigint NOT NULL,
    digest_hour integer NOT NULL,
    digest_weekday integer NOT NULL,
    quiet_from integer,
    quiet_to integer,
    mail_budget integer NOT NULL,
    is_mail_stopped boolean NOT NULL,
    visit_began_at timestamp with time zone,
    last_visit_at timestamp with time zone,
    seen_at timestamp with time zone,
    CONSTRAINT ck_reader_settings_digest_hour CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
    CONSTRAINT ck_reader_settings_digest_weekday CHECK (((digest_weekday >= 0) AND (digest_weekday <= 6))),
    CONSTRAINT ck_reader_settings_mail_budget CHECK (((mail_budget >= 0) AND (mail_budget <= 50))),
    CONSTRAINT ck_reader_settings_quiet CHECK (((quiet_from IS NULL) = (quiet_to IS NULL))),
    CONSTRAINT ck_reader_settings_quiet_from CHECK (((quiet_from >= 0) AND (quiet_from <= 23))),
    CONSTRAINT ck_reader_settings_quiet_to CHECK (((quiet_to >= 0) AND (quiet_to <= 23)))
);
CREATE TABLE public.reading_marks (
    user_id bigint NOT NULL,
    post_id bigint NOT NULL,
    read_up_to integer NOT NULL,
    read_beyond text NOT NULL,
    visited_up_to integer NOT NULL,
    first_read_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone NOT NULL,
    seen_up_to integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.recovery_codes (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    code_hash bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE SEQUENCE public.recovery_codes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.recovery_codes_id_seq OWNED BY public.recovery_codes.id;
CREATE TABLE public.replies (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    parent_id bigint,
    writer_id bigint NOT NULL,
    number integer,
    thread_key bytea,
    newest_key bytea,
    depth integer NOT NULL,
    state character varying(10) NOT NULL,
    is_shown boolean NOT NULL,
    source text NOT NULL,
    body_format character varying(10) NOT NULL,
    html text NOT NULL,
    render_version integer NOT NULL,
    version integer NOT NULL,
    decision_id bigint,
    form_key character varying(64),
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    edited_at timestamp with time zone,
    state_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_replies_depth CHECK (((depth >= 1) AND (depth <= 50))),
    CONSTRAINT ck_replies_newest_key CHECK (((number IS NULL) = (newest_key IS NULL))),
    CONSTRAINT ck_replies_number CHECK ((((state)::text <> 'published'::text) OR (number IS NOT NULL))),
    CONSTRAINT ck_replies_state CHECK (((state)::text = ANY ((ARRAY['pending'::character varying, 'rejected'::character varying, 'published'::character varying, 'hidden'::character varying, 'removed'::character varying, 'deleted'::character varying])::text[]))),
    CONSTRAINT ck_replies_thread_key CHECK (((number IS NULL) = (thread_key IS NULL)))
);
CREATE SEQUENCE public.replies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.replies_id_seq OWNED BY public.replies.id;
CREATE TABLE public.reply_redirects (
    post_id bigint NOT NULL,
    number integer NOT NULL,
    to_post_id bigint NOT NULL,
    to_number integer NOT NULL
);
CREATE TABLE public.revisions (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    reply_id bigint,
    version integer NOT NULL,
    title character varying(150),
    source text NOT NULL,
    html text NOT NULL,
    editor_id bigint NOT NULL,
    reason text NOT NULL,
    is_hidden boolean NOT NULL,
    written_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone NOT NULL,
    state character varying(10) DEFAULT 'earlier'::character varying NOT NULL,
    prepared text,
    summary character varying(280) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT ck_revisions_state CHECK (((state)::text = ANY ((ARRAY['earlier'::character varying, 'pending'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[])))
);
CREATE SEQUENCE public.revisions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.revisions_id_seq OWNED BY public.revisions.id;
CREATE TABLE public.sanctions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    blog_id bigint,
    kind character varying(12) NOT NULL,
    decision_id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    lifted_at timestamp with time zone,
    lifted_by_id bigint,
    CONSTRAINT ck_sanctions_kind CHECK (((kind)::text = ANY ((ARRAY['warning'::character varying, 'silence'::character varying, 'suspension'::character varying, 'approval'::character varying])::text[])))
);
CREATE SEQUENCE public.sanctions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.sanctions_id_seq OWNED BY public.sanctions.id;
CREATE TABLE public.search_texts (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    reply_id bigint,
    blog_id bigint NOT NULL,
    writer_id bigint NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    body text NOT NULL,
    tags text DEFAULT ''::text NOT NULL,
    vector tsvector GENERATED ALWAYS AS (public.search_vector(title, body, ((((('#b'::text || blog_id) || ' #w'::text) || writer_id) || ' '::text) || tags))) STORED
);
CREATE TABLE public.sessions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    secret_hash bytea NOT NULL,
    is_kept boolean NOT NULL,
    user_agent character varying(200) NOT NULL,
    address character varying(45) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.sessions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.sessions_id_seq OWNED BY public.sessions.id;
CREATE TABLE public.site_facts (
    name character varying(40) NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.tag_slugs (
    slug character varying(80) NOT NULL,
    tag_id bigint NOT NULL
);
CREATE TABLE public.tags (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.tags_id_seq OWNED BY public.tags.id;
CREATE TABLE public.terms_acceptances (
    user_id bigint NOT NULL,
    terms_version character varying(20) NOT NULL,
    accepted_at timestamp with time zone NOT NULL
);
CREATE TABLE public.used_challenges (
    id bigint NOT NULL,
    challenge_hash bytea NOT NULL,
    used_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.used_challenges_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.used_challenges_id_seq OWNED BY public.used_challenges.id;
CREATE TABLE public.users (
    id bigint NOT NULL,
    handle character varying(30) NOT NULL,
    handle_key character varying(30) NOT NULL,
    display_name character varying(60) NOT NULL,
    title character varying(80) NOT NULL,
    bio_source text NOT NULL,
    bio_html text NOT NULL,
    email character varying(254),
    email_key character varying(254),
    email_verified_at timestamp with time zone,
    password_hash character varying(200),
    state character varying(12) NOT NULL,
    role character varying(10) NOT NULL,
    trust_level integer NOT NULL,
    timezone character varying(40) NOT NULL,
    locale character varying(12) NOT NULL,
    terms_version character varying(20),
    terms_accepted_at timestamp with time zone,
    return_to text,
    post_count integer NOT NULL,
    reply_count integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    merged_into_id bigint,
    links_ended_by_id bigint,
    two_step_at timestamp with time zone,
    staff_since timestamp with time zone,
    avatar character varying(30),
    devices_since timestamp with time zone,
    CONSTRAINT ck_users_role CHECK (((role)::text = ANY ((ARRAY['member'::character varying, 'moderator'::character varying, 'admin'::character varying])::text[]))),
    CONSTRAINT ck_users_state CHECK (((state)::text = ANY ((ARRAY['unconfirmed'::character varying, 'awaiting'::character varying, 'active'::character varying, 'deactivated'::character varying, 'erased'::character varying, 'imported'::character varying, 'pseudonym'::character varying])::text[]))),
    CONSTRAINT ck_users_trust_level CHECK (((trust_level >= 0) AND (trust_level <= 4)))
);
CREATE SEQUENCE public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
CREATE TABLE public.word_rules (
    id bigint NOT NULL,
    blog_id bigint,
    phrase character varying(200) NOT NULL,
    action character varying(10) NOT NULL,
    replacement character varying(500) NOT NULL,
    is_active boolean NOT NULL,
    creator_id bigint,
    created_at timestamp with time zone NOT NULL,
    message character varying(300) DEFAULT ''::character varying NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT ck_word_rules_action CHECK (((action)::text = ANY ((ARRAY['block'::character varying, 'hold'::character varying, 'flag'::character varying, 'censor'::character varying, 'replace'::character varying, 'link'::character varying, 'worry'::character varying])::text[])))
);
CREATE SEQUENCE public.word_rules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.word_rules_id_seq OWNED BY public.word_rules.id;
ALTER TABLE ONLY public.appeals ALTER COLUMN id SET DEFAULT nextval('public.appeals_id_seq'::regclass);
ALTER TABLE ONLY public.audit_log ALTER COLUMN id SET DEFAULT nextval('public.audit_log_id_seq'::regclass);
ALTER TABLE ONLY public.blogs ALTER COLUMN id SET DEFAULT nextval('public.blogs_id_seq'::regclass);
ALTER TABLE ONLY public.case_entries ALTER COLUMN id SET DEFAULT nextval('public.case_entries_id_seq'::regclass);
ALTER TABLE ONLY public.cases ALTER COLUMN id SET DEFAULT nextval('public.cases_id_seq'::regclass);
ALTER TABLE ONLY public.corrections ALTER COLUMN id SET DEFAULT nextval('public.corrections_id_seq'::regclass);
ALTER TABLE ONLY public.count_deltas ALTER COLUMN id SET DEFAULT nextval('public.count_deltas_id_seq'::regclass);
ALTER TABLE ONLY public.decisions ALTER COLUMN id SET DEFAULT nextval('public.decisions_id_seq'::regclass);
ALTER TABLE ONLY public.deliveries ALTER COLUMN id SET DEFAULT nextval('public.deliveries_id_seq'::regclass);
ALTER TABLE ONLY public.email_changes ALTER COLUMN id SET DEFAULT nextval('public.email_changes_id_seq'::regclass);
ALTER TABLE ONLY public.fan_outs ALTER COLUMN id SET DEFAULT nextval('public.fan_outs_id_seq'::regclass);
ALTER TABLE ONLY public.feed_changes ALTER COLUMN id SET DEFAULT nextval('public.feed_changes_id_seq'::regclass);
ALTER TABLE ONLY public.flags ALTER COLUMN id SET DEFAULT nextval('public.flags_id_seq'::regclass);
ALTER TABLE ONLY public.follows ALTER COLUMN id SET DEFAULT nextval('public.follows_id_seq'::regclass);
ALTER TABLE ONLY public.former_handles ALTER COLUMN id SET DEFAULT nextval('public.former_handles_id_seq'::regclass);
ALTER TABLE ONLY public.identities ALTER COLUMN id SET DEFAULT nextval('public.identities_id_seq'::regclass);
ALTER TABLE ONLY public.import_sources ALTER COLUMN id SET DEFAULT nextval('public.import_sources_id_seq'::regclass);
ALTER TABLE ONLY public.incoming_mails ALTER COLUMN id SET DEFAULT nextval('public.incoming_mails_id_seq'::regclass);
ALTER TABLE ONLY public.invitation_uses ALTER COLUMN id SET DEFAULT nextval('public.invitation_uses_id_seq'::regclass);
ALTER TABLE ONLY public.invitations ALTER COLUMN id SET DEFAULT nextval('public.invitations_id_seq'::regclass);
ALTER TABLE ONLY public.jobs ALTER COLUMN id SET DEFAULT nextval('public.jobs_id_seq'::regclass);
ALTER TABLE ONLY public.legal_notices ALTER COLUMN id SET DEFAULT nextval('public.legal_notices_id_seq'::regclass);
ALTER TABLE ONLY public.limit_hits ALTER COLUMN id SET DEFAULT nextval('public.limit_hits_id_seq'::regclass);
ALTER TABLE ONLY public.linkbacks ALTER COLUMN id SET DEFAULT nextval('public.linkbacks_id_seq'::regclass);
ALTER TABLE ONLY public.mail ALTER COLUMN id SET DEFAULT nextval('public.mail_id_seq'::regclass);
ALTER TABLE ONLY public.mail_suppressions ALTER COLUMN id SET DEFAULT nextval('public.mail_suppressions_id_seq'::regclass);
ALTER TABLE ONLY public.mentions ALTER COLUMN id SET DEFAULT nextval('public.mentions_id_seq'::regclass);
ALTER TABLE ONLY public.newsletter_imports ALTER COLUMN id SET DEFAULT nextval('public.newsletter_imports_id_seq'::regclass);
ALTER TABLE ONLY public.newsletter_issues ALTER COLUMN id SET DEFAULT nextval('public.newsletter_issues_id_seq'::regclass);
ALTER TABLE ONLY public.newsletter_subscribers ALTER COLUMN id SET DEFAULT nextval('public.newsletter_subscribers_id_seq'::regclass);
ALTER TABLE ONLY public.notifications ALTER COLUMN id SET DEFAULT nextval('public.notifications_id_seq'::regclass);
ALTER TABLE ONLY public.page_revisions ALTER COLUMN id SET DEFAULT nextval('public.page_revisions_id_seq'::regclass);
ALTER TABLE ONLY public.passkeys ALTER COLUMN id SET DEFAULT nextval('public.passkeys_id_seq'::regclass);
ALTER TABLE ONLY public.picture_uses ALTER COLUMN id SET DEFAULT nextval('public.picture_uses_id_seq'::regclass);
ALTER TABLE ONLY public.pictures ALTER COLUMN id SET DEFAULT nextval('public.pictures_id_seq'::regclass);
ALTER TABLE ONLY public.posts ALTER COLUMN id SET DEFAULT nextval('public.posts_id_seq'::regclass);
ALTER TABLE ONLY public.prepared_answers ALTER COLUMN id SET DEFAULT nextval('public.prepared_answers_id_seq'::regclass);
ALTER TABLE ONLY public.recovery_codes ALTER COLUMN id SET DEFAULT nextval('public.recovery_codes_id_seq'::regclass);
ALTER TABLE ONLY public.replies ALTER COLUMN id SET DEFAULT nextval('public.replies_id_seq'::regclass);
ALTER TABLE ONLY public.revisions ALTER COLUMN id SET DEFAULT nextval('public.revisions_id_seq'::regclass);
ALTER TABLE ONLY public.sanctions ALTER COLUMN id SET DEFAULT nextval('public.sanctions_id_seq'::regclass);
ALTER TABLE ONLY public.sessions ALTER COLUMN id SET DEFAULT nextval('public.sessions_id_seq'::regclass);
ALTER TABLE ONLY public.tags ALTER COLUMN id SET DEFAULT nextval('public.tags_id_seq'::regclass);
ALTER TABLE ONLY public.used_challenges ALTER COLUMN id SET DEFAULT nextval('public.used_challenges_id_seq'::regclass);
ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);
ALTER TABLE ONLY public.word_rules ALTER COLUMN id SET DEFAULT nextval('public.word_rules_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.alembic_version VALUES
	('0038');


--
-- Data for Name: appeals; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.appeals VALUES
	(1, 9, 3, 'writer', 6, 'Zzappeal.', '<p dir="auto">Zzappeal.</p>
', 'open', '', '2026-11-01 09:00:00+00', NULL, NULL);


--
-- Data for Name: applications; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.applications VALUES
	(19, 'Zzquestion zz9664549c9bb8?', 'zz24aeecf890c0', '2026-11-01 09:00:00+00');


--
-- Data for Name: audit_log; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.audit_log VALUES
	(1, '2026-11-01 09:00:00+00', 11, 'create', 'blog', 1, '{"slug": "zzblog-zz8c2e0718e47c"}'),
	(2, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 1, '{"user_id": 2, "role": "author"}'),
	(3, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 1, '{"user_id": 5, "role": "mentor"}'),
	(4, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 1, '{"user_id": 6, "role": "editor"}'),
	(5, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 1, '{"user_id": 8, "role": "moderator"}'),
	(6, '2026-11-01 09:00:00+00', 11, 'create', 'blog', 2, '{"slug": "zzblog-zz760e819b24c3"}'),
	(7, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 2, '{"user_id": 2, "role": "author"}'),
	(8, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 2, '{"user_id": 5, "role": "mentor"}'),
	(9, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 2, '{"user_id": 6, "role": "editor"}'),
	(10, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 2, '{"user_id": 8, "role": "moderator"}'),
	(11, '2026-11-01 09:00:00+00', 11, 'create', 'blog', 3, '{"slug": "zzblog-zzfed8b6b844cd"}'),
	(12, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 3, '{"user_id": 2, "role": "author"}'),
	(13, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 3, '{"user_id": 3, "role": "reader"}'),
	(14, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 3, '{"user_id": 4, "role": "reader"}'),
	(15, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 3, '{"user_id": 5, "role": "mentor"}'),
	(16, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 3, '{"user_id": 6, "role": "editor"}'),
	(17, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 3, '{"user_id": 8, "role": "moderator"}'),
	(18, '2026-11-01 09:00:00+00', 11, 'create', 'blog', 4, '{"slug": "zzblog-zz93114351d407"}'),
	(19, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 4, '{"user_id": 2, "role": "author"}'),
	(20, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 4, '{"user_id": 5, "role": "mentor"}'),
	(21, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 4, '{"user_id": 6, "role": "editor"}'),
	(22, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 4, '{"user_id": 8, "role": "moderator"}'),
	(23, '2026-11-01 09:00:00+00', 11, 'create', 'blog', 5, '{"slug": "zzblog-zz4a146cf098e1"}'),
	(24, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 5, '{"user_id": 2, "role": "author"}'),
	(25, '2026-11-01 09:00:00+00', 11, 'grant', 'blog', 5, '{"user_id": 7, "role": "moderator"}'),
	(26, '2026-11-01 09:00:00+00', 8, 'hide', 'post', 19, '{"decision_id": 1, "post_id": 19}'),
	(27, '2026-11-01 09:00:00+00', 8, 'restore', 'post', 19, '{"decision_id": 2, "post_id": 19}'),
	(28, '2026-11-01 09:00:00+00', 8, 'edit', 'post', 20, '{"decision_id": 3, "post_id": 20}'),
	(29, '2026-11-01 09:00:00+00', 8, 'edit', 'post', 20, '{"decision_id": 4, "post_id": 20}'),
	(30, '2026-11-01 09:00:00+00', 8, 'hide_revision', 'post', 20, '{"decision_id": 5, "post_id": 20}'),
	(31, '2026-11-01 09:00:00+00', 8, 'hide', 'reply', 3, '{"decision_id": 6, "post_id": 1}'),
	(32, '2026-11-01 09:00:00+00', 8, 'hide', 'reply', 4, '{"decision_id": 7, "post_id": 1}'),
	(33, '2026-11-01 09:00:00+00', 8, 'remove', 'reply', 6, '{"decision_id": 8, "post_id": 1}'),
	(34, '2026-11-01 09:00:00+00', 8, 'remove', 'reply', 7, '{"decision_id": 9, "post_id": 1}'),
	(35, '2026-11-01 09:00:00+00', 8, 'edit', 'reply', 14, '{"decision_id": 10, "post_id": 1}'),
	(36, '2026-11-01 09:00:00+00', 8, 'edit', 'reply', 14, '{"decision_id": 11, "post_id": 1}'),
	(37, '2026-11-01 09:00:00+00', 8, 'hide_revision', 'reply', 14, '{"decision_id": 12, "post_id": 1}'),
	(38, '2026-11-01 09:00:00+00', 8, 'hide', 'reply', 15, '{"decision_id": 13, "post_id": 1}'),
	(39, '2026-11-01 09:00:00+00', 8, 'restore', 'reply', 15, '{"decision_id": 14, "post_id": 1}'),
	(40, '2026-11-01 09:00:00+00', 8, 'hide', 'reply', 19, '{"decision_id": 15, "post_id": 9}'),
	(41, '2026-11-01 09:00:00+00', 8, 'hide', 'post', 6, '{"decision_id": 16, "post_id": 6}'),
	(42, '2026-11-01 09:00:00+00', 8, 'remove', 'post', 7, '{"decision_id": 17, "post_id": 7}'),
	(43, '2026-11-01 09:00:00+00', 8, 'hide', 'post', 11, '{"decision_id": 18, "post_id": 11}'),
	(44, '2026-11-01 09:00:00+00', 8, 'lock', 'post', 18, '{"decision_id": 19, "post_id": 18}'),
	(45, '2026-11-01 09:00:00+00', 10, 'add_words', 'site', 0, '{"count": 1, "blog_id": null}'),
	(46, '2026-11-01 09:00:00+00', 10, 'create', 'answer', 1, '{}'),
	(47, '2026-11-01 09:00:00+00', 10, 'create', 'answer', 2, '{}'),
	(48, '2026-11-01 09:00:00+00', 3, 'appeal', 'decision', 9, '{"case_id": 6}'),
	(49, '2026-11-01 09:00:00+00', 8, 'dismiss', 'reply', 14, '{"decision_id": 20, "post_id": 1}'),
	(50, '2026-11-01 09:00:00+00', NULL, 'legal_notice', 'legal_notice', 1, '{}'),
	(51, '2026-11-01 09:00:00+00', NULL, 'legal_notice', 'legal_notice', 2, '{}'),
	(52, '2026-11-01 09:00:00+00', NULL, 'legal_notice', 'legal_notice', 3, '{}'),
	(53, '2026-11-01 09:00:00+00', NULL, 'legal_notice', 'legal_notice', 4, '{}'),
	(54, '2026-11-01 09:00:00+00', NULL, 'legal_notice', 'legal_notice', 5, '{}'),
	(55, '2026-11-01 09:00:00+00', 15, 'change_handle', 'user', 15, '{}'),
	(56, '2026-11-01 09:00:00+00', 16, 'ask_erasure', 'user', 16, '{"texts": "keep"}'),
	(57, '2026-11-01 09:00:00+00', 17, 'two_step_on', 'user', 17, '{}'),
	(58, '2026-11-01 09:00:00+00', 18, 'add_passkey', 'user', 18, '{}');


--
-- Data for Name: blog_roles; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.blog_roles VALUES
	(1, 2, 'author'),
	(1, 5, 'mentor'),
	(1, 6, 'editor'),
	(1, 8, 'moderator'),
	(2, 2, 'author'),
	(2, 5, 'mentor'),
	(2, 6, 'editor'),
	(2, 8, 'moderator'),
	(3, 2, 'author'),
	(3, 3, 'reader'),
	(3, 4, 'reader'),
	(3, 5, 'mentor'),
	(3, 6, 'editor'),
	(3, 8, 'moderator'),
	(4, 2, 'author'),
	(4, 5, 'mentor'),
	(4, 6, 'editor'),
	(4, 8, 'moderator'),
	(5, 2, 'author'),
	(5, 7, 'moderator');


--
-- Data for Name: blog_slugs; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.blog_slugs VALUES
	('an-earlier-name', 1);


--
-- Data for Name: blogs; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.blogs VALUES
	(1, 'zzblog-zz8c2e0718e47c', 'Zzblog zz8c2e0718e47c', 'Zzabout zza8c74107b0e4', 'Zznote zzb2b3f4d5ca63', '<p dir="auto">Zznote zzb2b3f4d5ca63</p>
', 'members', 'public', false, NULL, 0, 1, 0, 0, '2026-11-01 09:00:00+00', 'after', false, 'full', false),
	(2, 'zzblog-zz760e819b24c3', 'Zzblog zz760e819b24c3', 'Zzabout zz597164c48a00', 'Zznote zz581a22b20472', '<p dir="auto">Zznote zz581a22b20472</p>
', 'members', 'members', false, NULL, 1, 1, 0, 0, '2026-11-01 09:00:00+00', 'after', false, 'full', false),
	(3, 'zzblog-zzfed8b6b844cd', 'Zzblog zzfed8b6b844cd', 'Zzabout zz3129903a5597', 'Zznote zza242fdf12b1a', '<p dir="auto">Zznote zza242fdf12b1a</p>
', 'members', 'private', false, NULL, 2, 1, 0, 0, '2026-11-01 09:00:00+00', 'after', false, 'full', false),
	(4, 'zzblog-zz93114351d407', 'Zzblog zz93114351d407', 'Zzabout zze3e6b6058306', 'Zznote zzdda748a69a8a', '<p dir="auto">Zznote zzdda748a69a8a</p>
', 'members', 'public', true, NULL, 3, 1, 0, 0, '2026-11-01 09:00:00+00', 'after', false, 'full', false),
	(5, 'zzblog-zz4a146cf098e1', 'Zzblog zz4a146cf098e1', 'Zzabout zzcf999661bdaf', 'Zznote zzdf0e733713f8', '<p dir="auto">Zznote zzdf0e733713f8</p>
', 'members', 'public', false, NULL, 4, 1, 0, 0, '2026-11-01 09:00:00+00', 'after', false, 'full', false);


--
-- Data for Name: case_entries; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.case_entries VALUES
	(1, 2, 'to_member', '', 8, 3, 'Zzmessage of the moderators', '<p dir="auto">Zzmessage of the moderators</p>
', '998d45da281d61d177ca325ee1d7748986283f40aa24b0f116f72f307eed976c', '2026-11-01 09:00:00+00');


--
-- Data for Name: cases; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.cases VALUES
	(1, 'normal', 1, 'post:1', 1, NULL, 2, 1, NULL, '', NULL, 'open', NULL, -2, 1, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(2, 'normal', 1, 'reply:1:1', 1, 1, 3, 1, NULL, '', NULL, 'open', NULL, -2, 1, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(3, 'normal', 1, 'reply:9:16', 9, 16, 3, 3, NULL, '', NULL, 'open', NULL, -2, 1, 2, 1, NULL, 8, '2026-11-02 09:00:00+00', 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(4, 'normal', 1, 'reply:9:19', 9, 19, 3, 3, NULL, '', NULL, 'open', NULL, -2, 1, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(5, 'normal', 1, 'reply:1:2', 1, 2, 10, 1, NULL, '', NULL, 'open', NULL, -2, 1, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(6, 'appeal', 1, 'appeal:9:3', 1, 7, 3, 1, NULL, '', NULL, 'open', NULL, 0, 0, 1, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(7, 'normal', 1, 'reply:1:14', 1, 14, 3, 1, NULL, '', NULL, 'closed', 'disagreed', 0, 0, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 8, NULL),
	(8, 'legal', 1, 'notice:1', 1, NULL, 2, 1, NULL, '', NULL, 'open', NULL, 0, 0, 1, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(9, 'legal', 1, 'notice:2', 1, 1, 3, 1, NULL, '', NULL, 'open', NULL, 0, 0, 1, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(10, 'legal', 1, 'notice:3', 11, NULL, 2, 3, NULL, '', NULL, 'open', NULL, 0, 0, 1, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(11, 'legal', 1, 'notice:4', 16, 20, 2, 1, NULL, '', NULL, 'open', NULL, 0, 0, 1, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(12, 'legal', 1, 'notice:5', NULL, NULL, NULL, NULL, NULL, '', NULL, 'open', NULL, 0, 0, 1, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(13, 'normal', 1, 'post:19', 19, NULL, 2, 1, NULL, '', NULL, 'open', NULL, -2, 1, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, 'spam'),
	(14, 'worried', 0, 'post:20', 20, NULL, 2, 1, NULL, '', NULL, 'open', NULL, 0, 1, 2, 1, NULL, NULL, NULL, 0, NULL, '2026-11-01 09:00:00+00', NULL, NULL, 'worried');


--
-- Data for Name: code_apps; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.code_apps VALUES
	(17, 'gAAAAABq5v-Q190Q2bGCi5Sm84ZJBh0561eVPssA2ClMFNtqc08_TXi62cU7WzG2NVw1MZL9-ulLY0_BmfYcgTqBiVVNB5H8w3icS1iadsQTHOV04EIFDDrgt-91kmdDYS400am2mnNK', NULL, 59784120, '2026-11-01 09:00:00+00');


--
-- Data for Name: corrections; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.corrections VALUES
	(1, 1, 1, 'It is 5 mg, not 50 mg.', '2026-11-01 09:00:00+00');


--
-- Data for Name: count_deltas; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.count_deltas VALUES
	(1, 2, 1, 1, 0),
	(2, 2, 1, 1, 0),
	(3, 2, 1, 1, 0),
	(4, 2, 1, 1, 0),
	(5, 2, 3, 1, 0),
	(6, 2, 3, 1, 0),
	(7, 2, 2, 1, 0),
	(8, 2, 4, 1, 0),
	(9, 2, 5, 1, 0),
	(10, 2, 1, 1, 0),
	(11, 2, 1, 1, 0),
	(12, 2, 1, 1, 0),
	(13, 2, 1, 1, 0),
	(14, 2, 1, 1, 0),
	(15, 2, 1, -1, 0),
	(16, 2, 1, 1, 0),
	(17, 2, 1, 1, 0),
	(18, 10, 4, 1, 0),
	(19, 3, 1, 0, 1),
	(20, 10, 1, 0, 1),
	(21, 3, 1, 0, 1),
	(22, 3, 1, 0, 1),
	(23, 3, 1, 0, 1),
	(24, 3, 1, 0, -1),
	(25, 3, 1, 0, -1),
	(26, 3, 1, 0, 1),
	(27, 3, 1, 0, 1),
	(28, 3, 1, 0, 1),
	(29, 3, 1, 0, -1),
	(30, 3, 1, 0, -1),
	(31, 3, 1, 0, 1),
	(32, 3, 1, 0, 1),
	(33, 3, 1, 0, 1),
	(34, 3, 1, 0, -1),
	(35, 3, 1, 0, -1),
	(36, 3, 1, 0, 1),
	(37, 3, 1, 0, 1),
	(38, 3, 1, 0, -1),
	(39, 3, 1, 0, 1),
	(40, 3, 3, 0, 1),
	(41, 3, 2, 0, 1),
	(42, 3, 4, 0, 1),
	(43, 3, 3, 0, 1),
	(44, 3, 3, 0, -1),
	(45, 2, 1, 0, 1),
	(46, 3, 1, 0, 1),
	(47, 3, 1, 0, 1),
	(48, 3, 1, 0, 1),
	(49, 3, 3, 0, 1),
	(50, 3, 1, 0, 1),
	(51, 3, 1, 0, 1),
	(52, 3, 1, 0, 1),
	(53, 2, 1, -1, 0),
	(54, 2, 1, -1, 0),
	(55, 2, 1, -1, 0),
	(56, 2, 3, -1, 0),
	(57, 2, 1, -1, 0);


--
-- Data for Name: decisions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.decisions VALUES
	(2, 'restore', 8, 19, NULL, false, 1, 'Zzreason zz7329fd8ac2e8', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(1, 'hide', 8, 19, NULL, false, 1, 'Zzreason zzbaf475ce63f8', '2026-11-01 09:00:00+00', 2, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(3, 'edit', 8, 20, NULL, false, 1, 'Zzreason zzabe26e10d4e9', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, 1),
	(4, 'edit', 8, 20, NULL, false, 1, 'Zzreason zzee5bfc8a1bde', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, 2),
	(5, 'hide_revision', 8, 20, NULL, false, 1, 'Zzreason zz1804ead1e147', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, 2),
	(6, 'hide', 8, 1, 3, false, 1, 'Zzreason zz3c5597349b2d', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(7, 'hide', 8, 1, 4, false, 1, 'Zzreason zz6270864cc16e', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(8, 'remove', 8, 1, 6, false, 1, 'Zzreason zzd192dd5a7f94', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(9, 'remove', 8, 1, 7, false, 1, 'Zzreason zz76966623f297', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(10, 'edit', 8, 1, 14, false, 1, 'Zzreason zz86e3cb9137b8', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, 4),
	(11, 'edit', 8, 1, 14, false, 1, 'Zzreason zzfc6470d8302a', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, 5),
	(12, 'hide_revision', 8, 1, 14, false, 1, 'Zzreason zz9d997c44a5bc', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, 5),
	(14, 'restore', 8, 1, 15, false, 1, 'Zzreason zz0e32d9d99fec', '2026-11-01 09:00:00+00', NULL, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(13, 'hide', 8, 1, 15, false, 1, 'Zzreason zzbc7efe14ef71', '2026-11-01 09:00:00+00', 14, 3, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(15, 'hide', 8, 9, 19, false, 1, 'Zzreason zzdc825033f245', '2026-11-01 09:00:00+00', NULL, 3, 3, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(16, 'hide', 8, 6, NULL, false, 1, 'Zzreason zz4cb9f0b3992b', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(17, 'remove', 8, 7, NULL, false, 1, 'Zzreason zzec190b73ba9e', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(18, 'hide', 8, 11, NULL, false, 1, 'Zzreason zz342039abec87', '2026-11-01 09:00:00+00', NULL, 2, 3, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(19, 'lock', 8, 18, NULL, false, 1, 'Zzreason zz38428632035c', '2026-11-01 09:00:00+00', NULL, 2, 1, NULL, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL),
	(20, 'dismiss', 8, 1, 14, false, 1, 'Zzno.', '2026-11-01 09:00:00+00', NULL, 3, 1, 7, 'rules', NULL, NULL, '', 'staff', false, NULL, NULL);


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.deliveries VALUES
	(1, 1, 1, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(2, 1, 2, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(3, 1, 3, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(4, 1, 4, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(5, 1, 5, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(6, 1, 6, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(7, 1, 7, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(8, 1, 8, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(9, 1, 9, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(10, 1, 10, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(11, 1, 11, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(12, 2, 12, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(13, 2, 13, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(14, 1, 14, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(15, 2, 15, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(16, 2, 16, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(17, 2, 17, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(18, 1, 18, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(19, 2, 19, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(20, 1, 20, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(21, 2, 21, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(22, 1, 22, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(23, 2, 23, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(24, 1, 24, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(25, 2, 25, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(26, 1, 26, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(27, 1, 27, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(28, 3, 28, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(29, 3, 29, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(30, 2, 30, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(31, 1, 31, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(32, 2, 32, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(33, 1, 33, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(34, 1, 34, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(35, 3, 35, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(36, 3, 36, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(37, 2, 37, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(38, 1, 38, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(39, 2, 39, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(40, 1, 40, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(41, 1, 41, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(42, 2, 42, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(43, 1, 43, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(44, 3, 45, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(45, 3, 47, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(46, 3, 48, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(47, 2, 49, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(48, 1, 50, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(49, 3, 51, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(50, 3, 53, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(51, 2, 54, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(52, 2, 55, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(53, 1, 56, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(54, 2, 57, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(55, 1, 58, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(56, 2, 59, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(57, 3, 60, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(58, 2, 61, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(59, 1, 62, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(60, 2, 63, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(61, 1, 64, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(62, 2, 65, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(63, 1, 66, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(64, 2, 67, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(65, 2, 68, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(66, 1, 69, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(67, 2, 70, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(68, 1, 71, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(69, 2, 72, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(70, 1, 73, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(71, 2, 74, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(72, 2, 75, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(73, 2, 76, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(74, 2, 77, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(75, 3, 78, 'at_once', 'waiting', true, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(76, 9, 79, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(77, 1, 80, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(78, 9, 81, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(79, 10, 82, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(80, 11, 83, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(81, 9, 84, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(82, 10, 85, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(83, 11, 86, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(84, 9, 87, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(85, 10, 88, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(86, 11, 89, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(87, 9, 90, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(88, 10, 91, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(89, 11, 92, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(90, 9, 93, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(91, 10, 94, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(92, 11, 95, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(93, 8, 96, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(94, 2, 102, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(95, 2, 104, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(96, 2, 106, 'daily', 'waiting', false, '2026-11-02 08:00:00+00', NULL, '2026-11-01 09:00:00+00');


--
-- Data for Name: email_changes; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.email_changes VALUES
	(1, 15, 'zz_moving@example.org', 'zz_moving@example.org', 'zz_moving@elsewhere.example', '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(2, 3, 'zz_replier@example.org', 'zz_replier@example.org', 'zz_replier@elsewhere.example', '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL);


--
-- Data for Name: erasures; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.erasures VALUES
	(16, 'keep', '', '2026-11-01 09:00:00+00', '2026-11-15 09:00:00+00', NULL);


--
-- Data for Name: fan_outs; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.fan_outs VALUES
	(3, 1, 3, 0, '2026-11-01 09:00:00+00', NULL),
	(4, 1, 4, 0, '2026-11-01 09:00:00+00', NULL),
	(6, 1, 6, 0, '2026-11-01 09:00:00+00', NULL),
	(7, 1, 7, 0, '2026-11-01 09:00:00+00', NULL),
	(9, 1, 9, 0, '2026-11-01 09:00:00+00', NULL),
	(10, 1, 10, 0, '2026-11-01 09:00:00+00', NULL),
	(17, 9, 19, 0, '2026-11-01 09:00:00+00', NULL),
	(18, 6, 21, 0, '2026-11-01 09:00:00+00', NULL),
	(19, 7, 22, 0, '2026-11-01 09:00:00+00', NULL),
	(20, 8, 23, 0, '2026-11-01 09:00:00+00', NULL),
	(21, 11, 24, 0, '2026-11-01 09:00:00+00', NULL),
	(22, 15, 25, 0, '2026-11-01 09:00:00+00', NULL),
	(1, 1, 1, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(2, 1, 2, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(5, 1, 5, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(8, 1, 8, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(11, 1, 11, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(12, 1, 14, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(13, 1, 15, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(14, 9, 16, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(15, 12, 17, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(16, 13, 18, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(23, 17, 26, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(24, 18, 27, 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00');


--
-- Data for Name: feed_changes; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.feed_changes VALUES
	(1, 1, 1, '2026-11-01 09:00:00+00');


--
-- Data for Name: feed_keys; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.feed_keys VALUES
	(1, '_knwhXUhpqjg40Je-bHKd3Dn8oIVNsKO', '2026-11-01 09:00:00+00'),
	(2, 'DA6avLDquwxCVCYrCBUATABmL6f1ny68', '2026-11-01 09:00:00+00'),
	(3, 'ks6jtpHcEf_aEKTQz-RljmQID0XNFhlb', '2026-11-01 09:00:00+00'),
	(4, 'oxcTnMB5Zr2k0Gs7VMF-ZKKfoI-3w1Nm', '2026-11-01 09:00:00+00'),
	(5, 'zPofLF3IznsRNi7K9gVwQtg44d0jR0Oc', '2026-11-01 09:00:00+00'),
	(6, 'LYVjVBA0T7eB3uk40JY-QnPWuvbbsiWc', '2026-11-01 09:00:00+00'),
	(7, 'BqjptKmwhT4IywLY3tIsqWsb0Qd4vA3a', '2026-11-01 09:00:00+00'),
	(8, '1qM-5kODUd6mBFmf57AQZ-sNCFHAQJHt', '2026-11-01 09:00:00+00'),
	(9, 'EDGIbuoz4e4_wvfC7uCYPwHCEMm9LeNE', '2026-11-01 09:00:00+00'),
	(10, '7VedMAbwkRIVGTqgm455u1myZipwVv3e', '2026-11-01 09:00:00+00');


--
-- Data for Name: flags; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.flags VALUES
	(1, 1, 'post:1', 1, 'spam', '', 2, false, 1, 'open', '2026-11-01 09:00:00+00', NULL),
	(2, 2, 'reply:1:1', 1, 'spam', '', 2, false, 1, 'open', '2026-11-01 09:00:00+00', NULL),
	(3, 3, 'reply:9:16', 1, 'spam', '', 2, false, 1, 'open', '2026-11-01 09:00:00+00', NULL),
	(4, 4, 'reply:9:19', 1, 'spam', '', 2, false, 1, 'open', '2026-11-01 09:00:00+00', NULL),
	(5, 5, 'reply:1:2', 1, 'spam', '', 2, false, 1, 'open', '2026-11-01 09:00:00+00', NULL),
	(6, 7, 'reply:1:14', 1, 'off_topic', '', 2, false, 1, 'disagreed', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(7, 13, 'post:19', 3, 'spam', 'Zzwords', 2, false, 1, 'open', '2026-11-01 09:00:00+00', NULL),
	(8, 14, 'post:20', 5, 'worried', 'Zzwords', 2, false, 3, 'open', '2026-11-01 09:00:00+00', NULL);


--
-- Data for Name: follows; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.follows VALUES
	(1, 2, 'post', NULL, 1, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(2, 1, 'post', NULL, 1, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(3, 2, 'post', NULL, 6, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(4, 1, 'post', NULL, 6, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(5, 2, 'post', NULL, 7, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(6, 1, 'post', NULL, 7, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(7, 2, 'post', NULL, 8, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(8, 1, 'post', NULL, 8, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(9, 2, 'post', NULL, 9, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(10, 2, 'post', NULL, 11, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(11, 2, 'post', NULL, 12, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(12, 1, 'post', NULL, 12, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(13, 2, 'post', NULL, 13, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(14, 1, 'post', NULL, 13, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(15, 2, 'post', NULL, 14, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(16, 1, 'post', NULL, 14, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(17, 2, 'post', NULL, 15, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(18, 1, 'post', NULL, 15, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(19, 2, 'post', NULL, 16, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(20, 2, 'post', NULL, 17, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(21, 1, 'post', NULL, 17, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(22, 2, 'post', NULL, 18, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(23, 1, 'post', NULL, 18, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(24, 2, 'post', NULL, 19, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(25, 1, 'post', NULL, 19, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(26, 2, 'post', NULL, 20, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(27, 1, 'post', NULL, 20, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00'),
	(28, 10, 'post', NULL, 21, NULL, NULL, 'daily', 'own', '2026-11-01 09:00:00+00'),
	(29, 1, 'post', NULL, 21, NULL, NULL, 'daily', 'mention', '2026-11-01 09:00:00+00');


--
-- Data for Name: former_handles; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.former_handles VALUES
	(1, 15, 'zz_moving', '2026-11-01 09:00:00+00');


--
-- Data for Name: identities; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.identities VALUES
	(1, 18, '', 'zzkeyed', false, '2026-11-01 09:00:00+00', NULL),
	(2, 1, 'https://accounts.example.org', '7', false, '2026-11-01 09:00:00+00', NULL);


--
-- Data for Name: ignores; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.ignores VALUES
	(1, 4, '2026-11-01 09:00:00+00');


--
-- Data for Name: import_sources; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.import_sources VALUES
	(1, 'wxr old.example', 'post', '7', NULL, NULL, 1, NULL, NULL, '2026-11-01 09:00:00+00');


--
-- Data for Name: incoming_mails; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.incoming_mails VALUES
	(1, 1, '<zz@example.org>', 'kept', 'asked', 'Zzkept zz6c736ebaef25', 1, 1, '2026-11-01 09:00:00+00');


--
-- Data for Name: invitation_uses; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.invitation_uses VALUES
	(1, 1, 20, NULL, '2026-11-01 09:00:00+00');


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.invitations VALUES
	(1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', 'Zzfriends', 2, '2026-11-01 09:00:00+00', '2026-11-10 09:00:00+00', NULL);


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.jobs VALUES
	(1, 'tell_followers', '{"fan_out_id": 1, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(2, 'tell_followers', '{"fan_out_id": 2, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(3, 'tell_followers', '{"fan_out_id": 3, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(4, 'tell_followers', '{"fan_out_id": 4, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(5, 'tell_followers', '{"fan_out_id": 5, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(6, 'tell_followers', '{"fan_out_id": 6, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(7, 'tell_followers', '{"fan_out_id": 7, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(8, 'tell_followers', '{"fan_out_id": 8, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(9, 'tell_followers', '{"fan_out_id": 9, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(10, 'tell_followers', '{"fan_out_id": 10, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(11, 'tell_followers', '{"fan_out_id": 11, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(12, 'tell_followers', '{"fan_out_id": 12, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(13, 'tell_followers', '{"fan_out_id": 13, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(14, 'tell_followers', '{"fan_out_id": 13, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(15, 'tell_followers', '{"fan_out_id": 14, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(16, 'tell_followers', '{"fan_out_id": 15, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(17, 'tell_followers', '{"fan_out_id": 16, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(18, 'tell_followers', '{"fan_out_id": 17, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(19, 'tell_followers', '{"fan_out_id": 18, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(20, 'tell_followers', '{"fan_out_id": 19, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(21, 'tell_followers', '{"fan_out_id": 20, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(22, 'tell_followers', '{"fan_out_id": 21, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(23, 'tell_followers', '{"fan_out_id": 22, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(24, 'tell_followers', '{"fan_out_id": 23, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(25, 'tell_followers', '{"fan_out_id": 24, "after": 0}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(26, 'send_mail', '{"mail_id": 1}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(27, 'send_mail', '{"mail_id": 2}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(28, 'send_mail', '{"mail_id": 3}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(29, 'send_mail', '{"mail_id": 4}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(30, 'send_mail', '{"mail_id": 5}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(31, 'send_mail', '{"mail_id": 6}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(33, 'send_mail', '{"mail_id": 7}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(34, 'send_mail', '{"mail_id": 8}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(35, 'send_mail', '{"mail_id": 9}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(36, 'send_mail', '{"mail_id": 10}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(37, 'send_mail', '{"mail_id": 11}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(38, 'relabel_mentions', '{"user_id": 15, "old": "zz_moving"}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(39, 'relabel_mentions', '{"user_id": 15, "old": "zz_moving"}', 'queued', '2026-11-02 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(40, 'send_mail', '{"mail_id": 12}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(41, 'send_mail', '{"mail_id": 13}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(42, 'send_mail', '{"mail_id": 14}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(43, 'send_mail', '{"mail_id": 15}', 'queued', '2026-11-01 09:00:00+00', 0, NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL);


--
-- Data for Name: legal_notices; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.legal_notices VALUES
	(1, 'LN-CWNM-SRXZ', 8, 'http://localhost/posts/1', 'Zzwords zz5655b5ada063', 'Zzlaw zz5b085094056d', 'Zzname zzc16866f8be67', 'zz@example.org', 'open', '', '832c94c5cd470ad13196003d00e588078d6f98c614d7d632ce8128fb49634fd5', '2026-11-01 09:00:00+00', NULL),
	(2, 'LN-P2FS-P6PT', 9, 'http://localhost/posts/1/replies/1', 'Zzwords zz97aceabe643f', 'Zzlaw zzd454eea38df7', 'Zzname zz5b2e14a6774a', 'zz@example.org', 'open', '', '3214a394de7ee5a5ac7ccc77cfd0b6f10db846b55e6148e96ad75e6bb6673db6', '2026-11-01 09:00:00+00', NULL),
	(3, 'LN-N2DY-AURF', 10, 'http://localhost/posts/11', 'Zzwords zz3606a5d89b2d', 'Zzlaw zzc9dd7ac4cb12', 'Zzname zz0732b9d0adc6', 'zz@example.org', 'open', '', '735a30f0bbc053b4811716bcc93aaecbd2c45aba04a9826a91b336cb00fb8d4c', '2026-11-01 09:00:00+00', NULL),
	(4, 'LN-GJ3A-J5SM', 11, 'http://localhost/posts/16/replies/1', 'Zzwords zzac0eee264a76', 'Zzlaw zz5ede3dd56442', 'Zzname zzee030b7c6c2b', 'zz@example.org', 'open', '', '7c48fcc330e0fa43147587de75d7c82728a6742ae865c942f94f0531c52f4b23', '2026-11-01 09:00:00+00', NULL),
	(5, 'LN-Z7R4-EPRA', 12, 'http://localhost/posts/987654321', 'Zzwords zzf1e526a84671', 'Zzlaw zz8cc50d05042a', 'Zzname zz3079d581d2b5', 'zz@example.org', 'open', '', '22603c9ebe345f81f76a8ea691059b1d1cba86ebea734d2684d7fc1fae14c240', '2026-11-01 09:00:00+00', NULL);


--
-- Data for Name: limit_hits; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.limit_hits VALUES
	(1, 'sign_in_account', '0000000000000000000000000000000000000000000000000000000000000000', '2026-11-01 09:00:00+00');


--
-- Data for Name: linkbacks; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.linkbacks VALUES
	(1, 1, 'pingback', 'Elsewhere', '', '', true, '2026-11-01 09:00:00+00');


--
-- Data for Name: mail; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.mail VALUES
	(1, 'legal_receipt', NULL, 'zz@example.org', '{"reference": "LN-CWNM-SRXZ", "url": "http://localhost/posts/1"}', '<2f9eafbfb3c85711aab8217e0f8cd5fc@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(2, 'legal_receipt', NULL, 'zz@example.org', '{"reference": "LN-P2FS-P6PT", "url": "http://localhost/posts/1/replies/1"}', '<75f6e6efec99b6650a3250c89aac2f45@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(3, 'legal_receipt', NULL, 'zz@example.org', '{"reference": "LN-N2DY-AURF", "url": "http://localhost/posts/11"}', '<faaabadf0b495eaf6bc1538bc93dbd4d@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(4, 'legal_receipt', NULL, 'zz@example.org', '{"reference": "LN-GJ3A-J5SM", "url": "http://localhost/posts/16/replies/1"}', '<cc5e2f6ccf6adb118fe6ec5a1ad72611@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(5, 'legal_receipt', NULL, 'zz@example.org', '{"reference": "LN-Z7R4-EPRA", "url": "http://localhost/posts/987654321"}', '<b9e1e09aaa5fed4d7ec67935f0163187@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(6, 'worried', 8, 'zz_moderator@example.org', '{"path": "/moderation/cases/14"}', '<00a62b130572feb25849a7d422070ce9@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(7, 'reply_kept', 1, 'zz_outsider@example.org', '{"path": "/mail/kept/1"}', '<47d9339b05b30af2a4621143eeae9a75@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(8, 'email_asked', 15, 'zz_moving@example.org', '{"change_id": "1"}', '<8a4ea265a450455223670b7ed824b9ed@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(9, 'email_confirm', NULL, 'zz_moving@elsewhere.example', '{"change_id": "1"}', '<f3e89719d3e78ff41696cf2f50da830b@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(10, 'email_asked', 3, 'zz_replier@example.org', '{"change_id": "2"}', '<41f62a0ed7ef39cf44a6f6981be7f505@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(11, 'email_confirm', NULL, 'zz_replier@elsewhere.example', '{"change_id": "2"}', '<a7628de35e029fc0cf54703744b5ecae@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(12, 'handle_changed', 15, 'zz_moving@example.org', '{"old": "zz_moving"}', '<d3fae208abf5947e225634b43f264e87@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(13, 'erasure_planned', 16, 'zz_leaving@example.org', '{"due_at": "2026-11-15T09:00:00+00:00", "texts": "keep"}', '<6cfa9dd0509255b91dacd0f692121ee3@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(14, 'two_step', 17, 'zz_careful@example.org', '{"what": "on"}', '<eb78253277b861661a36fa2837a849e1@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL),
	(15, 'two_step', 18, 'zz_keyed@example.org', '{"what": "passkey", "name": "Zzphone"}', '<bff42fd1ffbb7ad8d0182231cb6dbba9@localhost>', 'queued', 0, NULL, '2026-11-01 09:00:00+00', NULL);


--
-- Data for Name: mail_suppressions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.mail_suppressions VALUES
	(1, 'zz_outsider@example.org', 'bounce', '', 0, true, NULL, '2026-11-01 09:00:00+00');


--
-- Data for Name: mentions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.mentions VALUES
	(1, 1, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(2, 2, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(3, 3, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(4, 4, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(5, 5, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(6, 6, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(7, 7, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(8, 8, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(9, 9, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(10, 10, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(11, 11, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(12, 12, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(13, 13, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(14, 14, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(15, 15, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(16, 16, NULL, 1, true, false, '2026-11-01 09:00:00+00'),
	(17, 17, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(18, 18, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(19, 19, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(20, 20, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(21, 21, NULL, 1, true, true, '2026-11-01 09:00:00+00'),
	(22, 1, 1, 1, true, true, '2026-11-01 09:00:00+00'),
	(23, 1, 2, 1, true, true, '2026-11-01 09:00:00+00'),
	(24, 1, 3, 1, true, true, '2026-11-01 09:00:00+00'),
	(25, 1, 4, 1, true, true, '2026-11-01 09:00:00+00'),
	(26, 1, 5, 1, true, true, '2026-11-01 09:00:00+00'),
	(27, 1, 6, 1, true, true, '2026-11-01 09:00:00+00'),
	(28, 1, 7, 1, true, true, '2026-11-01 09:00:00+00'),
	(29, 1, 8, 1, true, true, '2026-11-01 09:00:00+00'),
	(30, 1, 9, 1, true, true, '2026-11-01 09:00:00+00'),
	(31, 1, 10, 1, true, true, '2026-11-01 09:00:00+00'),
	(32, 1, 11, 1, true, true, '2026-11-01 09:00:00+00'),
	(33, 1, 12, 1, true, false, '2026-11-01 09:00:00+00'),
	(34, 1, 13, 1, true, false, '2026-11-01 09:00:00+00'),
	(35, 1, 14, 1, true, true, '2026-11-01 09:00:00+00'),
	(36, 1, 15, 1, true, true, '2026-11-01 09:00:00+00'),
	(37, 9, 16, 1, true, false, '2026-11-01 09:00:00+00'),
	(38, 12, 17, 1, true, true, '2026-11-01 09:00:00+00'),
	(39, 13, 18, 1, true, true, '2026-11-01 09:00:00+00'),
	(40, 9, 19, 1, true, false, '2026-11-01 09:00:00+00'),
	(41, 16, 20, 1, true, false, '2026-11-01 09:00:00+00'),
	(42, 6, 21, 1, true, true, '2026-11-01 09:00:00+00'),
	(43, 7, 22, 1, true, true, '2026-11-01 09:00:00+00'),
	(44, 8, 23, 1, true, true, '2026-11-01 09:00:00+00'),
	(45, 11, 24, 1, true, false, '2026-11-01 09:00:00+00'),
	(46, 15, 25, 1, true, true, '2026-11-01 09:00:00+00'),
	(47, 17, 26, 1, true, true, '2026-11-01 09:00:00+00'),
	(48, 18, 27, 1, true, true, '2026-11-01 09:00:00+00');


--
-- Data for Name: newsletter_imports; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.newsletter_imports VALUES
	(1, 1, 'Zzsource', '2026-11-01 09:00:00+00', 'Zzproof', 0, 0, 0, '[]', '2026-11-01 09:00:00+00'),
	(2, 2, 'Zzsource', '2026-11-01 09:00:00+00', 'Zzproof', 0, 0, 0, '[]', '2026-11-01 09:00:00+00'),
	(3, 3, 'Zzsource', '2026-11-01 09:00:00+00', 'Zzproof', 0, 0, 0, '[]', '2026-11-01 09:00:00+00'),
	(4, 4, 'Zzsource', '2026-11-01 09:00:00+00', 'Zzproof', 0, 0, 0, '[]', '2026-11-01 09:00:00+00'),
	(5, 5, 'Zzsource', '2026-11-01 09:00:00+00', 'Zzproof', 0, 0, 0, '[]', '2026-11-01 09:00:00+00');


--
-- Data for Name: newsletter_issue_posts; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.newsletter_issue_posts VALUES
	(1, 1, 1),
	(1, 2, 2),
	(1, 3, 3),
	(1, 4, 4),
	(1, 5, 5),
	(1, 6, 6),
	(1, 7, 7),
	(1, 8, 8),
	(1, 15, 9),
	(1, 16, 10),
	(1, 17, 11),
	(1, 18, 12),
	(1, 19, 13),
	(1, 20, 14),
	(2, 12, 1),
	(3, 9, 1),
	(3, 10, 2),
	(3, 11, 3),
	(4, 13, 1),
	(4, 21, 2),
	(5, 14, 1);


--
-- Data for Name: newsletter_issues; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.newsletter_issues VALUES
	(1, 1, 'written', 'draft', '', 'Zzsubject zz40957c2349c7', 'Zzwords zzd5635a23d4e4', '<p>Zzwords zzd5635a23d4e4</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', NULL, NULL, 0, NULL, NULL),
	(2, 2, 'written', 'draft', '', 'Zzsubject zz62603bb7d070', 'Zzwords zz0661705c4c4f', '<p>Zzwords zz0661705c4c4f</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', NULL, NULL, 0, NULL, NULL),
	(3, 3, 'written', 'draft', '', 'Zzsubject zza3325ac09766', 'Zzwords zz27fd903da71d', '<p>Zzwords zz27fd903da71d</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', NULL, NULL, 0, NULL, NULL),
	(4, 4, 'written', 'draft', '', 'Zzsubject zz5c36d9b7c834', 'Zzwords zz9a1aeeb770ae', '<p>Zzwords zz9a1aeeb770ae</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', NULL, NULL, 0, NULL, NULL),
	(5, 5, 'written', 'draft', '', 'Zzsubject zz77fa344e7711', 'Zzwords zz7b133c1b453a', '<p>Zzwords zz7b133c1b453a</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', NULL, NULL, 0, NULL, NULL),
	(6, 1, 'written', 'scheduled', '', 'Zzscheduled', 'Zzwords', '<p>Zzwords</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', '2026-12-01 09:00:00+00', NULL, 0, NULL, NULL),
	(7, 1, 'written', 'stopped', 'editor', 'Zzstopped', 'Zzwords', '<p>Zzwords</p>', 1, 1, 3600, NULL, 0, '2026-11-01 09:00:00+00', '2026-12-01 09:00:00+00', NULL, 0, NULL, NULL);


--
-- Data for Name: newsletter_recipients; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.newsletter_recipients VALUES
	(1, 1, 'mailed', '', 1);


--
-- Data for Name: newsletter_subscribers; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.newsletter_subscribers VALUES
	(1, 1, 'zz_unconfirmed@example.org', 'zz_unconfirmed@example.org', 'unconfirmed', NULL, NULL, NULL, NULL, NULL, ''),
	(2, 1, 'zz_confirmed@example.org', 'zz_confirmed@example.org', 'confirmed', NULL, NULL, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, ''),
	(3, 2, 'zz_unconfirmed@example.org', 'zz_unconfirmed@example.org', 'unconfirmed', NULL, NULL, NULL, NULL, NULL, ''),
	(4, 2, 'zz_confirmed@example.org', 'zz_confirmed@example.org', 'confirmed', NULL, NULL, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, ''),
	(5, 3, 'zz_unconfirmed@example.org', 'zz_unconfirmed@example.org', 'unconfirmed', NULL, NULL, NULL, NULL, NULL, ''),
	(6, 3, 'zz_confirmed@example.org', 'zz_confirmed@example.org', 'confirmed', NULL, NULL, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, ''),
	(7, 4, 'zz_unconfirmed@example.org', 'zz_unconfirmed@example.org', 'unconfirmed', NULL, NULL, NULL, NULL, NULL, ''),
	(8, 4, 'zz_confirmed@example.org', 'zz_confirmed@example.org', 'confirmed', NULL, NULL, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, ''),
	(9, 5, 'zz_unconfirmed@example.org', 'zz_unconfirmed@example.org', 'unconfirmed', NULL, NULL, NULL, NULL, NULL, ''),
	(10, 5, 'zz_confirmed@example.org', 'zz_confirmed@example.org', 'confirmed', NULL, NULL, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '');


--
-- Data for Name: newsletters; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.newsletters VALUES
	(1, 'by_hand', 0, 8, 3600, NULL, NULL, 1),
	(2, 'by_hand', 0, 8, 3600, NULL, NULL, 1),
	(3, 'by_hand', 0, 8, 3600, NULL, NULL, 1),
	(4, 'by_hand', 0, 8, 3600, NULL, NULL, 1),
	(5, 'by_hand', 0, 8, 3600, NULL, NULL, 1);


--
-- Data for Name: notification_settings; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.notification_settings VALUES
	(1, 'reply', true, 'daily');


--
-- Data for Name: notifications; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.notifications VALUES
	(1, 1, 'mention', 1, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(2, 1, 'mention', 6, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(3, 1, 'mention', 7, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(4, 1, 'mention', 8, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(5, 1, 'mention', 12, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(6, 1, 'mention', 13, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(7, 1, 'mention', 14, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(8, 1, 'mention', 15, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(9, 1, 'mention', 17, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(10, 1, 'mention', 18, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(11, 1, 'mention', 19, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(12, 2, 'decision', 19, NULL, 1, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(13, 2, 'decision', 19, NULL, 2, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(14, 1, 'mention', 20, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(15, 2, 'decision', 20, NULL, 3, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(16, 2, 'decision', 20, NULL, 4, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(17, 2, 'decision', 20, NULL, 5, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(18, 1, 'mention', 21, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(19, 2, 'reply', 1, 1, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(20, 1, 'mention', 1, 1, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(21, 2, 'reply', 1, 2, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(22, 1, 'mention', 1, 2, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(23, 2, 'reply', 1, 3, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(24, 1, 'mention', 1, 3, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(25, 2, 'reply', 1, 4, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(26, 1, 'mention', 1, 4, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(27, 1, 'mention', 1, 5, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(28, 3, 'decision', 1, 3, 6, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(29, 3, 'decision', 1, 4, 7, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(30, 2, 'reply', 1, 6, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(31, 1, 'mention', 1, 6, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(32, 2, 'reply', 1, 7, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(33, 1, 'mention', 1, 7, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(34, 1, 'mention', 1, 8, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(35, 3, 'decision', 1, 6, 8, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(36, 3, 'decision', 1, 7, 9, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(37, 2, 'reply', 1, 9, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(38, 1, 'mention', 1, 9, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(39, 2, 'reply', 1, 10, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(40, 1, 'mention', 1, 10, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(41, 1, 'mention', 1, 11, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(42, 2, 'reply', 1, 14, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(43, 1, 'mention', 1, 14, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(45, 3, 'decision', 1, 14, 10, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(47, 3, 'decision', 1, 14, 11, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(48, 3, 'decision', 1, 14, 12, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(49, 2, 'reply', 1, 15, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(50, 1, 'mention', 1, 15, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(51, 3, 'decision', 1, 15, 13, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(53, 3, 'decision', 1, 15, 14, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(54, 2, 'reply', 9, 16, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(55, 2, 'reply', 12, 17, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(56, 1, 'mention', 12, 17, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(57, 2, 'reply', 13, 18, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(58, 1, 'mention', 13, 18, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(59, 2, 'reply', 9, 19, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(60, 3, 'decision', 9, 19, 15, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(61, 2, 'reply', 6, 21, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(62, 1, 'mention', 6, 21, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(63, 2, 'reply', 7, 22, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(64, 1, 'mention', 7, 22, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(65, 2, 'reply', 8, 23, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(66, 1, 'mention', 8, 23, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(67, 2, 'reply', 11, 24, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(68, 2, 'reply', 15, 25, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(69, 1, 'mention', 15, 25, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(70, 2, 'reply', 17, 26, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(71, 1, 'mention', 17, 26, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(72, 2, 'reply', 18, 27, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(73, 1, 'mention', 18, 27, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(74, 2, 'decision', 6, NULL, 16, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(75, 2, 'decision', 7, NULL, 17, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(76, 2, 'decision', 11, NULL, 18, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(77, 2, 'decision', 18, NULL, 19, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL),
	(78, 3, 'message', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 2, NULL, NULL),
	(79, 9, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 6, NULL, NULL),
	(80, 1, 'flag', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 7, NULL, NULL),
	(81, 9, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 8, NULL, NULL),
	(82, 10, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 8, NULL, NULL),
	(83, 11, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 8, NULL, NULL),
	(84, 9, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 9, NULL, NULL),
	(85, 10, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 9, NULL, NULL),
	(86, 11, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 9, NULL, NULL),
	(87, 9, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 10, NULL, NULL),
	(88, 10, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 10, NULL, NULL),
	(89, 11, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 10, NULL, NULL),
	(90, 9, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 11, NULL, NULL),
	(91, 10, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 11, NULL, NULL),
	(92, 11, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 11, NULL, NULL),
	(93, 9, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 12, NULL, NULL),
	(94, 10, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 12, NULL, NULL),
	(95, 11, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 12, NULL, NULL),
	(96, 8, 'duty', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, 14, NULL, NULL),
	(102, 2, 'follow', 1, 5, NULL, '2026-11-01 09:00:00+00', NULL, NULL, 1, NULL),
	(104, 2, 'follow', 1, 8, NULL, '2026-11-01 09:00:00+00', NULL, NULL, 1, NULL),
	(106, 2, 'follow', 1, 11, NULL, '2026-11-01 09:00:00+00', NULL, NULL, 1, NULL);


--
-- Data for Name: old_addresses; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.old_addresses VALUES
	('/2012/01/a-post', 1);


--
-- Data for Name: page_revisions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.page_revisions VALUES
	(1, 'imprint', 1, 'Us.', '<p>Us.</p>', NULL, 1, '2026-11-01 09:00:00+00');


--
-- Data for Name: passkeys; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.passkeys VALUES
	(1, 18, '\x7bd5d47e446fcec2a3d811736110e5781bcccea696762e6116c6e9c92d99bf35', '\xa50102032620012158203ba7a981f6784c26a4baf1670a97e2f1fa6f515f1b7c7285539ba63e90e0bfc322582002ea3150bc023a2ba31ab6b77fa41e7bba46bab013935d97748490f5d9fb4830', '\x2e1cab302f4b120720dae97f960d34a30b1c5c21630a9fbe804a7e47b93fd0af', 0, 'Zzphone', true, '2026-11-01 09:00:00+00', NULL);


--
-- Data for Name: picture_uses; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.picture_uses VALUES
	(1, 1, 'text', 1, NULL, NULL, NULL, ''),
	(2, 2, 'text', 2, NULL, NULL, NULL, ''),
	(3, 3, 'text', 3, NULL, NULL, NULL, ''),
	(4, 4, 'text', 4, NULL, NULL, NULL, ''),
	(5, 5, 'text', 5, NULL, NULL, NULL, ''),
	(6, 6, 'text', 6, NULL, NULL, NULL, ''),
	(7, 7, 'text', 7, NULL, NULL, NULL, ''),
	(8, 8, 'text', 8, NULL, NULL, NULL, ''),
	(9, 9, 'text', 9, NULL, NULL, NULL, ''),
	(10, 10, 'text', 10, NULL, NULL, NULL, ''),
	(11, 11, 'text', 11, NULL, NULL, NULL, ''),
	(12, 12, 'text', 12, NULL, NULL, NULL, ''),
	(13, 13, 'text', 13, NULL, NULL, NULL, ''),
	(14, 14, 'text', 14, NULL, NULL, NULL, ''),
	(15, 15, 'text', 15, NULL, NULL, NULL, ''),
	(16, 16, 'text', 16, NULL, NULL, NULL, ''),
	(17, 17, 'text', 17, NULL, NULL, NULL, ''),
	(18, 18, 'text', 18, NULL, NULL, NULL, ''),
	(19, 19, 'text', 19, NULL, NULL, NULL, ''),
	(20, 20, 'text', 20, NULL, NULL, NULL, ''),
	(21, 21, 'text', 20, NULL, 1, NULL, ''),
	(22, 22, 'text', 20, NULL, 2, NULL, ''),
	(23, 23, 'text', 21, NULL, NULL, NULL, ''),
	(24, 24, 'text', 21, NULL, 3, NULL, ''),
	(25, 25, 'text', 1, 1, NULL, NULL, ''),
	(26, 26, 'text', 1, 2, NULL, NULL, ''),
	(27, 27, 'text', 1, 3, NULL, NULL, ''),
	(28, 28, 'text', 1, 4, NULL, NULL, ''),
	(29, 29, 'text', 1, 5, NULL, NULL, ''),
	(30, 30, 'text', 1, 6, NULL, NULL, ''),
	(31, 31, 'text', 1, 7, NULL, NULL, ''),
	(32, 32, 'text', 1, 8, NULL, NULL, ''),
	(33, 33, 'text', 1, 9, NULL, NULL, ''),
	(34, 34, 'text', 1, 10, NULL, NULL, ''),
	(35, 35, 'text', 1, 11, NULL, NULL, ''),
	(36, 36, 'text', 1, 12, NULL, NULL, ''),
	(37, 37, 'text', 1, 13, NULL, NULL, ''),
	(38, 38, 'text', 1, 14, NULL, NULL, ''),
	(39, 39, 'text', 1, 14, 4, NULL, ''),
	(40, 40, 'text', 1, 14, 5, NULL, ''),
	(41, 41, 'text', 1, 15, NULL, NULL, ''),
	(42, 42, 'text', 9, 16, NULL, NULL, ''),
	(43, 43, 'text', 12, 17, NULL, NULL, ''),
	(44, 44, 'text', 13, 18, NULL, NULL, ''),
	(45, 45, 'text', 9, 19, NULL, NULL, ''),
	(46, 46, 'text', 16, 20, NULL, NULL, ''),
	(47, 47, 'text', 6, 21, NULL, NULL, ''),
	(48, 48, 'text', 7, 22, NULL, NULL, ''),
	(49, 49, 'text', 8, 23, NULL, NULL, ''),
	(50, 50, 'text', 11, 24, NULL, NULL, ''),
	(51, 51, 'text', 15, 25, NULL, NULL, ''),
	(52, 52, 'text', 17, 26, NULL, NULL, ''),
	(53, 53, 'text', 18, 27, NULL, NULL, ''),
	(54, 54, 'avatar', NULL, NULL, NULL, 1, ''),
	(55, 56, 'text', 1, NULL, NULL, NULL, '');


--
-- Data for Name: pictures; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.pictures VALUES
	(1, 'w4762xxy73aezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a656133373831313236373430202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(2, 'yxybzf5f7zx7zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a373139376635663962383138202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(3, 'bec2fw7wfyc6zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a366338663037306632636562202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(4, 'd6yzad5c4w5ezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a653530346335646139383664202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(5, 'dw5ybwe7wf3yzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a383366303765306238353064202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(6, 'zewz7xa5xx36zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a363331313561313739306539202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(7, 'y7bx3yz447x7zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a373137343439383331623738202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(8, 'zxa6e5ycze7dzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643765396338356536613139202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(9, 'aw54w5cwy4xezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a653134383063353034353061202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(10, 'ywe7yyewyxbwzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a306231383065383837653038202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(11, 'w2xdaacw6b5fzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a663562363063616164313230202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(12, '3ce656b2ew7dzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643730653262363536656333202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(13, 'xefd6e5xx46bzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a623634313135653664666531202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(14, 'cb3z6wd4a7f2zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a326637613464303639336263202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(15, '7x2254ex7waezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a656130373165343532323137202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(16, '35e4cc6e5z7fzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a663739356536636334653533202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(17, 'ywwcd454c5x7zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a373135633435346463303038202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(18, 'ew3e26d5d42dzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643234643564363265333065202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(19, 'w5e224xdc53dzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643335636431343232653530202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(20, '243ax2y4ww64zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a343630303438323161333432202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(21, 'ec2zx635fax7zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a373161663533363139326365202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(22, 'da3ybdzxwabbzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a626261303139646238336164202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(23, 'c6xcyx4x7322zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a323233373134313863313663202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(24, 'wy3be3xdwebezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a656265306431336562333830202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(25, '45xy435z6da2zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a326164363935333438313534202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(26, '2y26652b3a4ezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a653461336232353636323832202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(27, '4ffc46exezdyzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a386439653165363463666634202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(28, 'b7c25zayy355zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a353533383861393532633762202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(29, '7afwx253ey6ezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a653638653335323130666137202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(30, '6y4x27yd73fazzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a616633376438373231343836202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(31, 'ybz2fy3wf6ebzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a626536663033386632396238202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(32, '4z4d5d4baywdzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643038616234643564343934202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(33, 'zyex5y32we56zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a363565303233383531653839202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(34, 'af3d5e5z3ebczzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a636265333935653564336661202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(35, 'a44zdfbb73ybzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a623833376262666439343461202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(36, '33x3y233e3ewzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a306533653333323833313333202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(50, '744zafab7b5bzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a623562376261666139343437202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(37, '5y56365a223ezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a653332326135363336353835202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(38, 'y65dyxde6e3czzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a633365366564313864353638202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(39, '3zd2w2z52zz4zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a343939323539323032643933202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(40, 'c4debw724bzczzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a633962343237306265643463202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(41, '6afaccyybexdzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643165623838636361666136202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(42, 'a67ew5b4w65bzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a623536303462353065373661202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(43, 'a554x5cz4dcczzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a636364343963353134353561202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(44, 'fbda3564ex3bzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a623331653436353361646266202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(45, 'wy545y52x74dzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643437313235383534353830202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(46, 'fx236ywbz5cdzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a646335396230383633323166202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(47, 'ae7xx5e2b2aezzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a656132623265353131376561202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(48, 'yc2e35y5fb64zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a343662663538353365326338202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(49, 'xxfz2z7b65w3zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a333035366237393239663131202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(51, 'ze2b4724yacczzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a636361383432373462326539202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(52, 'dbbddey725eczzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a636535323738656464626264202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(53, 'wddcx6a634edzzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a646534333661363163646430202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(54, '4x2wcezeyddezzqqqqqq', 1, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a656464386539656330323134202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(55, 'dc624z73534dzzqqqqqq', 1, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a643433353337393432366364202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false),
	(56, 'cwz72237aey3zzqqqqqq', 21, 'removed', 'jpeg', 320, 320, '320', 1, '\x7a7a333865613733323237393063202020202020202020202020202020202020', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'Zzreason', NULL, false);


--
-- Data for Name: post_counters; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.post_counters VALUES
	(2, 0, 0, NULL, 1, NULL),
	(3, 0, 0, NULL, 2, NULL),
	(4, 0, 0, NULL, 2, NULL),
	(5, 0, 0, NULL, 2, NULL),
	(7, 1, 1, '2026-11-01 09:00:00+00', 4, NULL),
	(8, 1, 1, '2026-11-01 09:00:00+00', 4, NULL),
	(10, 0, 0, NULL, 1, NULL),
	(11, 1, 1, '2026-11-01 09:00:00+00', 4, NULL),
	(14, 0, 0, NULL, 2, '2026-11-01 09:00:00+00'),
	(15, 1, 1, '2026-11-01 09:00:00+00', 4, NULL),
	(18, 1, 1, '2026-11-01 09:00:00+00', 4, '2026-11-01 09:00:00+00'),
	(19, 0, 0, NULL, 4, '2026-11-01 09:00:00+00'),
	(1, 13, 7, '2026-11-01 09:00:00+00', 30, '2026-11-01 09:00:00+00'),
	(12, 1, 1, '2026-11-01 09:00:00+00', 3, '2026-11-01 09:00:00+00'),
	(13, 1, 1, '2026-11-01 09:00:00+00', 3, '2026-11-01 09:00:00+00'),
	(9, 2, 1, '2026-11-01 09:00:00+00', 5, '2026-11-01 09:00:00+00'),
	(16, 1, 1, '2026-11-01 09:00:00+00', 3, '2026-11-01 09:00:00+00'),
	(17, 1, 1, '2026-11-01 09:00:00+00', 3, '2026-11-01 09:00:00+00'),
	(6, 1, 1, '2026-11-01 09:00:00+00', 4, NULL),
	(20, 0, 0, NULL, 5, '2026-11-01 09:00:00+00'),
	(21, 0, 0, NULL, 3, '2026-11-01 09:00:00+00');


--
-- Data for Name: post_readers; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.post_readers VALUES
	(16, 4),
	(17, 4);


--
-- Data for Name: post_tags; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.post_tags VALUES
	(1, 2, 0, '2026-11-01 09:00:00+00'),
	(1, 1, 1, '2026-11-01 09:00:00+00'),
	(2, 3, 0, NULL),
	(2, 1, 1, NULL),
	(3, 4, 0, NULL),
	(3, 1, 1, NULL),
	(4, 5, 0, NULL),
	(4, 1, 1, NULL),
	(5, 6, 0, NULL),
	(5, 1, 1, NULL),
	(9, 10, 0, '2026-11-01 09:00:00+00'),
	(9, 1, 1, '2026-11-01 09:00:00+00'),
	(10, 11, 0, NULL),
	(10, 1, 1, NULL),
	(12, 13, 0, '2026-11-01 09:00:00+00'),
	(12, 1, 1, '2026-11-01 09:00:00+00'),
	(13, 14, 0, '2026-11-01 09:00:00+00'),
	(13, 1, 1, '2026-11-01 09:00:00+00'),
	(14, 15, 0, '2026-11-01 09:00:00+00'),
	(14, 1, 1, '2026-11-01 09:00:00+00'),
	(16, 17, 0, '2026-11-01 09:00:00+00'),
	(16, 1, 1, '2026-11-01 09:00:00+00'),
	(17, 18, 0, '2026-11-01 09:00:00+00'),
	(17, 1, 1, '2026-11-01 09:00:00+00'),
	(18, 19, 0, '2026-11-01 09:00:00+00'),
	(18, 1, 1, '2026-11-01 09:00:00+00'),
	(19, 20, 0, '2026-11-01 09:00:00+00'),
	(19, 1, 1, '2026-11-01 09:00:00+00'),
	(20, 21, 0, '2026-11-01 09:00:00+00'),
	(20, 1, 1, '2026-11-01 09:00:00+00'),
	(21, 22, 0, '2026-11-01 09:00:00+00'),
	(21, 1, 1, '2026-11-01 09:00:00+00'),
	(6, 7, 0, NULL),
	(6, 1, 1, NULL),
	(7, 8, 0, NULL),
	(7, 1, 1, NULL),
	(8, 9, 0, NULL),
	(8, 1, 1, NULL),
	(11, 12, 0, NULL),
	(11, 1, 1, NULL),
	(15, 16, 0, NULL),
	(15, 1, 1, NULL);


--
-- Data for Name: posts; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.posts VALUES
	(1, 1, 2, 'published', 'blog', 'Zztitle zze079d1b96f07', 'zztitle-zze079d1b96f07', 'Zzbody zzbcb81287c038 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzbcb81287c038 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzbcb81287c038 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '7dd4e712b5c7111079b25b387db38d232b4c7955d90e2a0cdad5e6b0a4c4476c', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(2, 1, 2, 'draft', 'blog', 'Zztitle zz3f9e9919972f', 'zztitle-zz3f9e9919972f', 'Zzbody zz9a451da117fe zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz9a451da117fe zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz9a451da117fe zzfor @zz_outsider zzend.', 1, 1, false, NULL, 'b807d7107d01219aa24488840bbc54cd408de9ab2bec59635bd697c6ecfc3889', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(3, 1, 2, 'scheduled', 'blog', 'Zztitle zz681c34f9eae1', 'zztitle-zz681c34f9eae1', 'Zzbody zz1631d67fa0d8 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz1631d67fa0d8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz1631d67fa0d8 zzfor @zz_outsider zzend.', 1, 1, false, NULL, 'a9da0297e7511b9db0273eed2222c30deb643aa08c16398b1e6345fd6af6700d', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(4, 1, 2, 'pending', 'blog', 'Zztitle zz79bd22165f70', 'zztitle-zz79bd22165f70', 'Zzbody zz0608eca92882 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz0608eca92882 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz0608eca92882 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '02034bdd569442089d897cd99ba75b948d5922e259edf94b6b807e02949b3754', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(5, 1, 2, 'rejected', 'blog', 'Zztitle zzf0fe282b9280', 'zztitle-zzf0fe282b9280', 'Zzbody zzc790183a69fb zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzc790183a69fb zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzc790183a69fb zzfor @zz_outsider zzend.', 1, 1, false, NULL, 'f2df1dbb88e2cf1de500cddd718b08dcf77c17d7d8f034b8bbab27bc2815fdb0', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(9, 3, 2, 'published', 'blog', 'Zztitle zze59c422f2c58', 'zztitle-zze59c422f2c58', 'Zzbody zzdc12504acb11 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzdc12504acb11 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzdc12504acb11 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '62e047e31a167e221588195fdb8282c16a3537e546ffef083525041d06a390fd', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(10, 3, 2, 'draft', 'blog', 'Zztitle zze0f5d3cb2330', 'zztitle-zze0f5d3cb2330', 'Zzbody zz21de2742d71b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz21de2742d71b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz21de2742d71b zzfor @zz_outsider zzend.', 1, 1, false, NULL, 'ca52a12e3beae2cda7ffc0b4548c8aa819a5e4c5a61433fef4bd7eccabaf3d43', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(12, 2, 2, 'published', 'blog', 'Zztitle zze89ac9bc714c', 'zztitle-zze89ac9bc714c', 'Zzbody zz28c82c20c8f7 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz28c82c20c8f7 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz28c82c20c8f7 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '10f66508ee7615cb65d2281c6265eb293cd6d32fa4dafe1f55fb0f964f6da4f5', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(13, 4, 2, 'published', 'blog', 'Zztitle zzd6823097c5d1', 'zztitle-zzd6823097c5d1', 'Zzbody zz0b00b43752f6 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz0b00b43752f6 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz0b00b43752f6 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '0468ce2751032d3049fc7ceab02ac904c12a64c9aef52fda94fc89b0967f1d5d', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(14, 5, 2, 'published', 'blog', 'Zztitle zzcc996697b131', 'zztitle-zzcc996697b131', 'Zzbody zzedb20a7ebb1a zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzedb20a7ebb1a zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzedb20a7ebb1a zzfor @zz_outsider zzend.', 1, 1, false, NULL, '25553cabc02d6cdb14dacffe5d96c07eac903446fa6472fa822149f8f1c86215', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(16, 1, 2, 'published', 'named', 'Zztitle zz2b670d22712b', 'zztitle-zz2b670d22712b', 'Zzbody zz0b30a32a36e9 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz0b30a32a36e9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz0b30a32a36e9 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '4de2979a01157647df1cb1397969b705c6e9d1617db3703df9ca421ad890fea9', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(6, 1, 2, 'hidden', 'blog', 'Zztitle zz7ff8b9ba7601', 'zztitle-zz7ff8b9ba7601', 'Zzbody zzc77b39629dc8 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzc77b39629dc8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzc77b39629dc8 zzfor @zz_outsider zzend.', 1, 1, false, 16, '31922263fd28dfca57ff62dcf55bac52eec2df21bda63f380560612cb92839d2', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(7, 1, 2, 'removed', 'blog', 'Zztitle zzf442e6f03581', 'zztitle-zzf442e6f03581', 'Zzbody zzdd95d469247c zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzdd95d469247c zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzdd95d469247c zzfor @zz_outsider zzend.', 1, 1, false, 17, 'a2c12f257672da3339a4cda98d88c70fcbc6e49f88099c0041bc1527d1c31c8a', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(8, 1, 2, 'deleted', 'blog', 'Zztitle zz8c30731766cc', 'zztitle-zz8c30731766cc', 'Zzbody zzd33e108d0ecc zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzd33e108d0ecc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzd33e108d0ecc zzfor @zz_outsider zzend.', 1, 1, false, NULL, '029c5d1b38666030f978a41b02dd405330d3a346685975bfa6ef161739139438', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(11, 3, 2, 'hidden', 'blog', 'Zztitle zza77c9d819cad', 'zztitle-zza77c9d819cad', 'Zzbody zz43eb396d718b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz43eb396d718b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz43eb396d718b zzfor @zz_outsider zzend.', 1, 1, false, 18, 'd7570484763eccfb98fca96acff03d7cdcc4829b33d7942873134d52b398630a', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(15, 1, 2, 'draft', 'blog', 'Zztitle zzb1bd9822ce56', 'zztitle-zzb1bd9822ce56', 'Zzbody zz3bb3e26d8936 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz3bb3e26d8936 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz3bb3e26d8936 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '166b6f74f01c8dc163f51612f5993c562dad4ae551adff97447bd51e8296491e', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(19, 1, 2, 'published', 'blog', 'Zztitle zz9364dd69771d', 'zztitle-zz9364dd69771d', 'Zzbody zz61997cd393e2 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz61997cd393e2 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz61997cd393e2 zzfor @zz_outsider zzend.', 1, 1, false, NULL, '9fefa1dd979111a35320b5f9ef6d96ded718873c51287a7cd93a03e8ae43fec9', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(20, 1, 2, 'published', 'blog', 'Zztitle zz04352db00b78', 'zztitle-zz04352db00b78', 'Zzbody zz2cfb6da9175b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz2cfb6da9175b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz2cfb6da9175b zzfor @zz_outsider zzend.', 1, 3, false, NULL, 'a37fb9f4a650f4872eef81a742e4f03a48848c714c23c78e86406305a62f41d9', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(21, 4, 10, 'published', 'blog', 'Zztitle zz6a2b849c3894', 'zztitle-zz6a2b849c3894', 'Zzbody zzbac1bcce9198 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzbac1bcce9198 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzbac1bcce9198 zzfor @zz_outsider zzend.', 1, 2, false, NULL, 'a4338c12c12ce5b727763431954f9ac04002ee9194eed6d79a542ba8569e9b95', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(17, 1, 2, 'published', 'named', 'Zztitle zzd386217da622', 'zztitle-zzd386217da622', 'Zzbody zzd8107894198d zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzd8107894198d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zzd8107894198d zzfor @zz_outsider zzend.', 1, 1, false, NULL, '16d76adf90e87154b6a13f765c7aeb460266c89360cbbc50bd737810e3666f67', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, ''),
	(18, 1, 2, 'published', 'blog', 'Zztitle zz75cede8c4539', 'zztitle-zz75cede8c4539', 'Zzbody zz822ee390ed14 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz822ee390ed14 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 'Zzbody zz822ee390ed14 zzfor @zz_outsider zzend.', 1, 1, true, NULL, 'a4e702d3d9ae23bee6df18aa4489241b9a9096aa15f21e9da4b0e145f7b29cc1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, '');


--
-- Data for Name: prepared_answers; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.prepared_answers VALUES
	(1, NULL, 'Zzthanks', 'Zzdear {name}', 1, 10, '2026-11-01 09:00:00+00'),
	(2, 1, 'Zzthanks', 'Zzdear {name}', 1, 10, '2026-11-01 09:00:00+00');


--
-- Data for Name: pseudonyms; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.pseudonyms VALUES
	(14, 1, 1, false, false, '2026-11-01 09:00:00+00');


--
-- Data for Name: reader_settings; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.reader_settings VALUES
	(1, 7, 0, 22, 6, 1, false, NULL, NULL, '2026-11-01 09:00:00+00');


--
-- Data for Name: reading_marks; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.reading_marks VALUES
	(1, 1, 1, '3', 0, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 0);


--
-- Data for Name: recovery_codes; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.recovery_codes VALUES
	(1, 17, '\x4ac0668bd7edfeadefb4e22fdab3fdf197974abfc2ca82378eb6d5d3846f7e21', '2026-11-01 09:00:00+00', NULL),
	(2, 17, '\x38e15fdc6ffdc3d7c0c889c9b937a516c4e03ad07fd6e62e22f03008d86d6a8b', '2026-11-01 09:00:00+00', NULL),
	(3, 17, '\x3a61201222d955d73f3cd081c8dea76eff49a699b352772940a8efd34898a603', '2026-11-01 09:00:00+00', NULL),
	(4, 17, '\x3b19eb9bee98b0e30ccb0c238eb1ee666bf6390335c5e8a95b82b133ddcd798b', '2026-11-01 09:00:00+00', NULL),
	(5, 17, '\xbdb0a0356870ab7424608ab9d4f0536ce17131a479cc5e6f40e49f59a2a7bd4c', '2026-11-01 09:00:00+00', NULL),
	(6, 17, '\xe81054abed7ad1f0c7a52f818dd04383199a2a697d82c097811aef6fc7938084', '2026-11-01 09:00:00+00', NULL),
	(7, 17, '\x1bf4fefa868f14091c53a975ceb556d57f5c63e9e09566105cec6b1e763aa0f3', '2026-11-01 09:00:00+00', NULL),
	(8, 17, '\x97fdc66463b3d91388212d6b1ecf668b1618ec851f22fe4f7602c9370413904e', '2026-11-01 09:00:00+00', NULL),
	(9, 17, '\xc5d3a0c0b4841c2951674bee4b073d29cf1741931ad368e90b02222fb7b84f27', '2026-11-01 09:00:00+00', NULL),
	(10, 17, '\xdd2dbc792b425f82f186a73d9a0d857c90543c33a9ca697723ace52a4607e391', '2026-11-01 09:00:00+00', NULL),
	(11, 18, '\x4977f7a2fcaf5a5e325d60e3c00c369b307395c8402c6602edf9091b705b5944', '2026-11-01 09:00:00+00', NULL),
	(12, 18, '\xad33475f4d7d93b1878aca10601516548bdf6f3f31164e46436e0605ef839885', '2026-11-01 09:00:00+00', NULL),
	(13, 18, '\x9a1ef9512a485783678e3a7db3730082309543da1aae80d9c23bd4c234e86cfb', '2026-11-01 09:00:00+00', NULL),
	(14, 18, '\x8f921e61dc776746cf81ebe6ba094f8a3026f82d9eb1f4af6a27d771feff014e', '2026-11-01 09:00:00+00', NULL),
	(15, 18, '\x808fc2dbeae3fd1a9159921b835ae324d6b4b73bbf7c810cf96289537b18d2f3', '2026-11-01 09:00:00+00', NULL),
	(16, 18, '\xa40fe044e6809f0e31691d9cb80f6c77cca5cb80749429d0f00d3438051e48ed', '2026-11-01 09:00:00+00', NULL),
	(17, 18, '\x6163575616ed767d66b8afb83dcad5a0f81b5f40b44d54d50452d89da640d637', '2026-11-01 09:00:00+00', NULL),
	(18, 18, '\x432d7d49335c1af6d8994ebb33abb972ca005697e2b6961cfa716ad2f1ac0648', '2026-11-01 09:00:00+00', NULL),
	(19, 18, '\x16f80015db673c4a2d7f81ee37983cfe71d4a598bfc99ee1b1fa8dd03b079bd8', '2026-11-01 09:00:00+00', NULL),
	(20, 18, '\x8f234284e7c3faf4a1afc704e28fac0fb54c69fb18f148e7900ab3fe0c9cfba2', '2026-11-01 09:00:00+00', NULL);


--
-- Data for Name: replies; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.replies VALUES
	(1, 1, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz3ac11b8d18de zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz3ac11b8d18de zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'c2879a8a373b443a904d7a597ae797fc9fcbc2646fa27ab2a276eaaf72479af7', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(2, 1, NULL, 10, 2, '\x00000002', '\xfffffffd', 1, 'published', true, 'Zzbody zzf0870578d6dc zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzf0870578d6dc zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '3f456b66a6d828cc5bf1a8a7759a4d6b846cbae3ecb634717a3578d56f554a8f', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(5, 1, 4, 3, 5, '\x0000000400000005', '\xfffffffb00000005', 2, 'published', true, 'Zzbody zz79e0e9502fd2 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz79e0e9502fd2 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '7ed853644f734c57f035e3d1c4425888f77f313579e4badd7f293ce859db04a3', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(3, 1, NULL, 3, 3, '\x00000003', '\xfffffffc', 1, 'hidden', false, 'Zzbody zz5998592cf82d zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz5998592cf82d zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, 6, '7bec0fdf8c5a28fd66addc044c162d95d086f45eb8d3df550833edd26ce0094a', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(4, 1, NULL, 3, 4, '\x00000004', '\xfffffffb', 1, 'hidden', true, 'Zzbody zz5b30aed55aeb zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz5b30aed55aeb zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, 7, '43f4028dc1bcfb3bdec2a137006bab6fcc651270c85663bccab57a029a888416', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(8, 1, 7, 3, 8, '\x0000000700000008', '\xfffffff800000008', 2, 'published', true, 'Zzbody zzf493e82b0a42 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzf493e82b0a42 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '1ef90384e0a2e3e38f97fa85111f79486485a67011d4ed789b76d08b8399a4a9', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(6, 1, NULL, 3, 6, '\x00000006', '\xfffffff9', 1, 'removed', false, 'Zzbody zza71899896b28 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zza71899896b28 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, 8, '2b36067b1caa72f990fa3d6eb5b407ce373b7aab5304d61bad6eecc071e0d33d', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(7, 1, NULL, 3, 7, '\x00000007', '\xfffffff8', 1, 'removed', true, 'Zzbody zzfda4e9ce1f6e zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzfda4e9ce1f6e zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, 9, '4e484b23242d2389bf4a7e5d298ff3944428583870555754b7f88337b6c9156e', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(11, 1, 10, 3, 11, '\x0000000a0000000b', '\xfffffff50000000b', 2, 'published', true, 'Zzbody zz0f783ebbc939 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz0f783ebbc939 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'b654c0cfb6c636f3611e1abf562e1058805dd874175e6006fd6691d40f025f39', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(9, 1, NULL, 3, 9, '\x00000009', '\xfffffff6', 1, 'deleted', false, 'Zzbody zz977408207423 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz977408207423 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '8da34441b7cd2f2e302a11dd046008c9c2703e4ea485d382042fa3d0ffef9efc', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(10, 1, NULL, 3, 10, '\x0000000a', '\xfffffff5', 1, 'deleted', true, 'Zzbody zza7476a7cea01 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zza7476a7cea01 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '5b0c1f091019a4eefa869c2c624daa5ce3e11ee4d4d4bc2889eea641d5c4a4cd', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(12, 1, NULL, 3, NULL, NULL, NULL, 1, 'pending', false, 'Zzbody zz8a497d9c2de8 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz8a497d9c2de8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '0b315112b7b360c34a3afe82479f31a55add9ee0db79625e8ee0d2287a4dfa82', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00'),
	(13, 1, NULL, 3, NULL, NULL, NULL, 1, 'rejected', false, 'Zzbody zzd9661ac4dfca zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzd9661ac4dfca zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'f026492aad4287b35cd286b3dee585bcedb6fb764c403698d5cdc0158dfa34db', '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00'),
	(14, 1, NULL, 3, 12, '\x0000000c', '\xfffffff3', 1, 'published', true, 'Zzbody zzed30528bdaba zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzed30528bdaba zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 3, NULL, 'c866be61e258988b5057fe9bdf62bcf3bd4b55232ea98cf7aaf407199971d06a', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00'),
	(15, 1, NULL, 3, 13, '\x0000000d', '\xfffffff2', 1, 'published', true, 'Zzbody zzf461b1e96e15 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzf461b1e96e15 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '7973e5bc6c5312e320662238cb855ea30f8d149699a41956445ce00e9985cc71', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(16, 9, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz288ab13da1f8 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz288ab13da1f8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'd2c5a1a3f7b38229f21590b148d54efcaa13dd3b7f7442eb58672549da5c3563', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(17, 12, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zzeb2a5720559f zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzeb2a5720559f zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '4c4f7b02aaa379f1e0178cfc0d47c40705bfa8cc62d8e13952c96c53431dbfad', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(18, 13, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz052a17a9a44b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz052a17a9a44b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '94abaa10dee06e9aae3fbadc2d9e42533604feccea297b08a544625fa129a816', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(19, 9, NULL, 3, 2, '\x00000002', '\xfffffffd', 1, 'hidden', false, 'Zzbody zz48876205e307 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz48876205e307 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, 15, '02434b7a441bf08074ea99263c681bddc4626cb82be251c935aea80955789e34', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(20, 16, NULL, 2, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz1196a64ff295 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz1196a64ff295 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '7a285a1249b88ec08b1ea9797403dd03fa75568417465643c14c818f4f3d4dce', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(21, 6, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zzd4d39d8b615b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzd4d39d8b615b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'e5ee0618edaa3f687bbea086e21efffc38110459ddd73e5a12ffb49f2edbc75f', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(22, 7, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz51f780cfaf1b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz51f780cfaf1b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'a619c56a0f9eb379b772f7ae2f2a088b73d534ab21023ebca237bdc3ad25adb4', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(23, 8, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zzfa32d5c26cb9 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzfa32d5c26cb9 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'f849ffd291d905216a82e55bd07aff486bf862bd64ca21666dcf85f9397f4e1e', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(24, 11, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz3e1a61ad585b zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz3e1a61ad585b zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, 'd634034405af276bd22550580fd8768d7c40c612c017e1ccb1f6bfb6edd97973', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(25, 15, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz3b423f66e056 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz3b423f66e056 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '8fc6d4ed9a4e07ee6b6ab1aefc9e901fdd0bcf900012e1975d91fc3e91fbd030', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(26, 17, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zzd93f908efd00 zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zzd93f908efd00 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '47e35388a47ba965e0b39514d46b29c339235be29b4bade11b1f83f151286b51', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00'),
	(27, 18, NULL, 3, 1, '\x00000001', '\xfffffffe', 1, 'published', true, 'Zzbody zz8838adfc5dec zzfor @zz_outsider zzend.', 'markdown', '<p dir="auto">Zzbody zz8838adfc5dec zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 1, 1, NULL, '87f2d46017d5b85a4516b47ef90dc6af03d1de9560648a41c032dcc54622c1dc', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00');


--
-- Data for Name: reply_redirects; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.reply_redirects VALUES
	(1, 900, 1, 1);


--
-- Data for Name: revisions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.revisions VALUES
	(1, 20, NULL, 1, 'Zztitle zz94647fd1454b', 'Zzbody zza380da8cdf40 zzfor @zz_outsider zzend.', '<p dir="auto">Zzbody zza380da8cdf40 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 8, 'Zzreason zzabe26e10d4e9', false, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'earlier', NULL, ''),
	(2, 20, NULL, 2, 'Zztitle zza6d13d5145f8', 'Zzbody zz8d6cf89944f8 zzfor @zz_outsider zzend.', '<p dir="auto">Zzbody zz8d6cf89944f8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 8, 'Zzreason zzee5bfc8a1bde', true, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'earlier', NULL, ''),
	(3, 21, NULL, 1, 'Zztitle zz80e3e316befb', 'Zzbody zz6065d7c0a972 zzfor @zz_outsider zzend.', '<p dir="auto">Zzbody zz6065d7c0a972 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 10, 'Zzreason zz03b4d719528b', false, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'earlier', NULL, ''),
	(4, 1, 14, 1, NULL, 'Zzbody zz7ae98c1f87e5 zzfor @zz_outsider zzend.', '<p dir="auto">Zzbody zz7ae98c1f87e5 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 8, 'Zzreason zz86e3cb9137b8', false, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'earlier', NULL, ''),
	(5, 1, 14, 2, NULL, 'Zzbody zz4ce9fbc142c8 zzfor @zz_outsider zzend.', '<p dir="auto">Zzbody zz4ce9fbc142c8 zzfor <a class="mention" href="/@zz_outsider" dir="ltr">@zz_outsider</a> zzend.</p>
', 8, 'Zzreason zzfc6470d8302a', true, '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', 'earlier', NULL, '');


--
-- Data for Name: sanctions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.sanctions VALUES
	(1, 1, NULL, 'warning', 1, '2026-11-01 09:00:00+00', NULL, '2026-11-01 09:00:00+00', NULL, NULL);


--
-- Data for Name: search_texts; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.search_texts VALUES
	(1880645802393600002, 1, NULL, 1, 2, 'zztitle zze079d1b96f07', 'zzbody zzbcb81287c038 zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600018, 9, NULL, 3, 2, 'zztitle zze59c422f2c58', 'zzbody zzdc12504acb11 zzfor zz outsider zzend', '#g1 #g10', DEFAULT),
	(1880645802393600024, 12, NULL, 2, 2, 'zztitle zze89ac9bc714c', 'zzbody zz28c82c20c8f7 zzfor zz outsider zzend', '#g1 #g13', DEFAULT),
	(1880645802393600026, 13, NULL, 4, 2, 'zztitle zzd6823097c5d1', 'zzbody zz0b00b43752f6 zzfor zz outsider zzend', '#g1 #g14', DEFAULT),
	(1880645802393600028, 14, NULL, 5, 2, 'zztitle zzcc996697b131', 'zzbody zzedb20a7ebb1a zzfor zz outsider zzend', '#g1 #g15', DEFAULT),
	(1880645802393600032, 16, NULL, 1, 2, 'zztitle zz2b670d22712b', 'zzbody zz0b30a32a36e9 zzfor zz outsider zzend', '#g1 #g17', DEFAULT),
	(1880645802393600034, 17, NULL, 1, 2, 'zztitle zzd386217da622', 'zzbody zzd8107894198d zzfor zz outsider zzend', '#g1 #g18', DEFAULT),
	(1880645802393600036, 18, NULL, 1, 2, 'zztitle zz75cede8c4539', 'zzbody zz822ee390ed14 zzfor zz outsider zzend', '#g1 #g19', DEFAULT),
	(1880645802393600038, 19, NULL, 1, 2, 'zztitle zz9364dd69771d', 'zzbody zz61997cd393e2 zzfor zz outsider zzend', '#g1 #g20', DEFAULT),
	(1880645802393600040, 20, NULL, 1, 2, 'zztitle zz04352db00b78', 'zzbody zz2cfb6da9175b zzfor zz outsider zzend', '#g1 #g21', DEFAULT),
	(1880645802393600042, 21, NULL, 4, 10, 'zztitle zz6a2b849c3894', 'zzbody zzbac1bcce9198 zzfor zz outsider zzend', '#g1 #g22', DEFAULT),
	(1880645802393600003, 1, 1, 1, 3, '', 'zzbody zz3ac11b8d18de zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600005, 1, 2, 1, 10, '', 'zzbody zzf0870578d6dc zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600011, 1, 5, 1, 3, '', 'zzbody zz79e0e9502fd2 zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600017, 1, 8, 1, 3, '', 'zzbody zzf493e82b0a42 zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600023, 1, 11, 1, 3, '', 'zzbody zz0f783ebbc939 zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600029, 1, 14, 1, 3, '', 'zzbody zzed30528bdaba zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600031, 1, 15, 1, 3, '', 'zzbody zzf461b1e96e15 zzfor zz outsider zzend', '#g1 #g2', DEFAULT),
	(1880645802393600033, 9, 16, 3, 3, '', 'zzbody zz288ab13da1f8 zzfor zz outsider zzend', '#g1 #g10', DEFAULT),
	(1880645802393600035, 12, 17, 2, 3, '', 'zzbody zzeb2a5720559f zzfor zz outsider zzend', '#g1 #g13', DEFAULT),
	(1880645802393600037, 13, 18, 4, 3, '', 'zzbody zz052a17a9a44b zzfor zz outsider zzend', '#g1 #g14', DEFAULT),
	(1880645802393600041, 16, 20, 1, 2, '', 'zzbody zz1196a64ff295 zzfor zz outsider zzend', '#g1 #g17', DEFAULT),
	(1880645802393600043, 6, 21, 1, 3, '', 'zzbody zzd4d39d8b615b zzfor zz outsider zzend', '#g1 #g7', DEFAULT),
	(1880645802393600045, 7, 22, 1, 3, '', 'zzbody zz51f780cfaf1b zzfor zz outsider zzend', '#g1 #g8', DEFAULT),
	(1880645802393600047, 8, 23, 1, 3, '', 'zzbody zzfa32d5c26cb9 zzfor zz outsider zzend', '#g1 #g9', DEFAULT),
	(1880645802393600049, 11, 24, 3, 3, '', 'zzbody zz3e1a61ad585b zzfor zz outsider zzend', '#g1 #g12', DEFAULT),
	(1880645802393600051, 15, 25, 1, 3, '', 'zzbody zz3b423f66e056 zzfor zz outsider zzend', '#g1 #g16', DEFAULT),
	(1880645802393600053, 17, 26, 1, 3, '', 'zzbody zzd93f908efd00 zzfor zz outsider zzend', '#g1 #g18', DEFAULT),
	(1880645802393600055, 18, 27, 1, 3, '', 'zzbody zz8838adfc5dec zzfor zz outsider zzend', '#g1 #g19', DEFAULT);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.sessions VALUES
	(1, 1, '\xd6006d63df3158824c454ca241dc35833a685331c32a9c73f57626f3e628627c', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(2, 2, '\xb56e13c6bd7d984567d91e4971a475da8c2ab56ae6cc4ed5756ec23d1e840f20', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(3, 3, '\x2d5f377c3f2bd430cd5a4de34e1324c885545d553e49949495d44a902089242b', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(4, 4, '\x9efe4d1a23a26b1d122b8f3b077e86c9188d3a6305306f9aee75d37a2aaf1bfe', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(5, 5, '\x956db3df5743dace908dabfcfb4f4eecbcc9657e5cc86c442a18d38955a76239', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(6, 6, '\x350686061f83066544abacfabc3d150df74115b8b27f6b841bead5bfc6a1e4d8', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(7, 7, '\xf9a7ef9676946a421585b8604fddfe4b60ecf30d1dcfae9db919036d21873e5b', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(8, 8, '\xacae8c7fe9402d41585e49da9216350e5784c2f8333082b9792bbce135088146', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(9, 9, '\xa824dd4fe59e8298a186454b3411cd3c1ee015106847f4ea24d926d62ee9dbf5', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00'),
	(10, 10, '\xd48cf9e2924474561cc9d98438e1ec012ebb2332125cd938fd896cda6f0d79ed', false, 'zzbrowser', '127.0.0.1', '2026-11-01 09:00:00+00', '2026-11-01 09:00:00+00', '2026-11-02 09:00:00+00');


--
-- Data for Name: site_facts; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.site_facts VALUES
	('word_rules_version', '016fb48605a3e600');


--
-- Data for Name: tag_slugs; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.tag_slugs VALUES
	('an-earlier-tag', 1);


--
-- Data for Name: tags; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.tags VALUES
	(1, 'zzshared', 'zzshared', '2026-11-01 09:00:00+00'),
	(2, 'zztag-zz8fe881c31970', 'Zztag zz8fe881c31970', '2026-11-01 09:00:00+00'),
	(3, 'zztag-zzed6740b925dc', 'Zztag zzed6740b925dc', '2026-11-01 09:00:00+00'),
	(4, 'zztag-zza5b4dff05a81', 'Zztag zza5b4dff05a81', '2026-11-01 09:00:00+00'),
	(5, 'zztag-zz1562a11b48c7', 'Zztag zz1562a11b48c7', '2026-11-01 09:00:00+00'),
	(6, 'zztag-zz4d32260341c5', 'Zztag zz4d32260341c5', '2026-11-01 09:00:00+00'),
	(7, 'zztag-zz870461db0bd2', 'Zztag zz870461db0bd2', '2026-11-01 09:00:00+00'),
	(8, 'zztag-zzffcd37d0565b', 'Zztag zzffcd37d0565b', '2026-11-01 09:00:00+00'),
	(9, 'zztag-zze317edd902d1', 'Zztag zze317edd902d1', '2026-11-01 09:00:00+00'),
	(10, 'zztag-zz9a55df2add28', 'Zztag zz9a55df2add28', '2026-11-01 09:00:00+00'),
	(11, 'zztag-zz0aa2e2405ae6', 'Zztag zz0aa2e2405ae6', '2026-11-01 09:00:00+00'),
	(12, 'zztag-zz97000ed57938', 'Zztag zz97000ed57938', '2026-11-01 09:00:00+00'),
	(13, 'zztag-zz3f434e3623e0', 'Zztag zz3f434e3623e0', '2026-11-01 09:00:00+00'),
	(14, 'zztag-zz29ae9be6fd91', 'Zztag zz29ae9be6fd91', '2026-11-01 09:00:00+00'),
	(15, 'zztag-zz29bf1df07caa', 'Zztag zz29bf1df07caa', '2026-11-01 09:00:00+00'),
	(16, 'zztag-zzc5aa3b44a9ac', 'Zztag zzc5aa3b44a9ac', '2026-11-01 09:00:00+00'),
	(17, 'zztag-zz4d0cc8898536', 'Zztag zz4d0cc8898536', '2026-11-01 09:00:00+00'),
	(18, 'zztag-zzbe4f2fc5b11a', 'Zztag zzbe4f2fc5b11a', '2026-11-01 09:00:00+00'),
	(19, 'zztag-zzb168c6f34844', 'Zztag zzb168c6f34844', '2026-11-01 09:00:00+00'),
	(20, 'zztag-zz687535ca3e0a', 'Zztag zz687535ca3e0a', '2026-11-01 09:00:00+00'),
	(21, 'zztag-zz8e222cb61d7a', 'Zztag zz8e222cb61d7a', '2026-11-01 09:00:00+00'),
	(22, 'zztag-zz12402a17eaa6', 'Zztag zz12402a17eaa6', '2026-11-01 09:00:00+00');


--
-- Data for Name: terms_acceptances; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.terms_acceptances VALUES
	(1, '2026-01-01', '2026-11-01 09:00:00+00');


--
-- Data for Name: used_challenges; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.used_challenges VALUES
	(1, '\x4c9ab826d44002c01f914becc3fdd3b19b363deab65a685009ba8d5e145e45c5', '2026-11-01 09:00:00+00');


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.users VALUES
	(2, 'zz_writer', 'zz_writer', 'Zznamewriter', '', '', '', 'zz_writer@example.org', 'zz_writer@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(3, 'zz_replier', 'zz_replier', 'Zznamereplier', '', '', '', 'zz_replier@example.org', 'zz_replier@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(4, 'zz_reader', 'zz_reader', 'Zznamereader', '', '', '', 'zz_reader@example.org', 'zz_reader@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(5, 'zz_mentor', 'zz_mentor', 'Zznamementor', '', '', '', 'zz_mentor@example.org', 'zz_mentor@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(6, 'zz_editor', 'zz_editor', 'Zznameeditor', '', '', '', 'zz_editor@example.org', 'zz_editor@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(11, 'keeper', 'keeper', 'Keeper', '', '', '', 'keeper@example.org', 'keeper@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'admin', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(8, 'zz_moderator', 'zz_moderator', 'Zznamemoderator', '', '', '', 'zz_moderator@example.org', 'zz_moderator@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(7, 'zz_moderator_elsewhere', 'zz_moderator_elsewhere', 'Zznamemoderatorelsewhere', '', '', '', 'zz_moderator_elsewhere@example.org', 'zz_moderator_elsewhere@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(12, 'zz_waiting', 'zz_waiting', 'Zz_waiting', '', '', '', 'zz_waiting@example.org', 'zz_waiting@example.org', NULL, NULL, 'unconfirmed', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(13, 'zz_forgetful', 'zz_forgetful', 'Zz_forgetful', '', '', '', 'zz_forgetful@example.org', 'zz_forgetful@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(14, '~open_hare', '~open_hare', 'Open Hare', '', '', '', NULL, NULL, NULL, NULL, 'pseudonym', 'member', 0, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(15, 'zz_moved', 'zz_moved', 'Zz_moving', '', '', '', 'zz_moving@example.org', 'zz_moving@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(16, 'zz_leaving', 'zz_leaving', 'Zz_leaving', '', '', '', 'zz_leaving@example.org', 'zz_leaving@example.org', '2026-11-01 09:00:00+00', NULL, 'deactivated', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(17, 'zz_careful', 'zz_careful', 'Zz_careful', '', '', '', 'zz_careful@example.org', 'zz_careful@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(18, 'zz_keyed', 'zz_keyed', 'Zz_keyed', '', '', '', 'zz_keyed@example.org', 'zz_keyed@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL, NULL),
	(19, 'zz600cf111aab6', 'zz600cf111aab6', 'zzbf56604447be', '', '', '', 'zz600cf111aab6@example.org', 'zz600cf111aab6@example.org', '2026-11-01 09:00:00+00', NULL, 'awaiting', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(20, 'zz_invited', 'zz_invited', 'Zz_invited', '', '', '', 'zz_invited@example.org', 'zz_invited@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(21, 'zz_painter', 'zz_painter', 'Zz_painter', '', '', '', 'zz_painter@example.org', 'zz_painter@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(1, 'zz_outsider', 'zz_outsider', 'Zznameoutsider', '', '', '', 'zz_outsider@example.org', 'zz_outsider@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'member', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, NULL, '4x2wcezeyddezzqqqqqq/320', NULL),
	(9, 'zz_site_moderator', 'zz_site_moderator', 'Zznamesitemoderator', '', '', '', 'zz_site_moderator@example.org', 'zz_site_moderator@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'moderator', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL),
	(10, 'zz_admin', 'zz_admin', 'Zznameadmin', '', '', '', 'zz_admin@example.org', 'zz_admin@example.org', '2026-11-01 09:00:00+00', NULL, 'active', 'admin', 1, '', '', NULL, NULL, NULL, 0, 0, '2026-11-01 09:00:00+00', NULL, NULL, NULL, '2026-11-01 09:00:00+00', NULL, NULL);


--
-- Data for Name: word_rules; Type: TABLE DATA; Schema: public; Owner: -
--
INSERT INTO public.word_rules VALUES
	(1, NULL, 'zzword', 'hold', '', false, 10, '2026-11-01 09:00:00+00', '', 1);
SELECT pg_catalog.setval('public.appeals_id_seq', 1, true);
SELECT pg_catalog.setval('public.audit_log_id_seq', 58, true);
SELECT pg_catalog.setval('public.blogs_id_seq', 5, true);
SELECT pg_catalog.setval('public.case_entries_id_seq', 1, true);
SELECT pg_catalog.setval('public.cases_id_seq', 14, true);
SELECT pg_catalog.setval('public.corrections_id_seq', 1, true);
SELECT pg_catalog.setval('public.count_deltas_id_seq', 57, true);
SELECT pg_catalog.setval('public.decisions_id_seq', 20, true);
SELECT pg_catalog.setval('public.deliveries_id_seq', 96, true);
SELECT pg_catalog.setval('public.email_changes_id_seq', 2, true);
SELECT pg_catalog.setval('public.fan_outs_id_seq', 24, true);
SELECT pg_catalog.setval('public.feed_changes_id_seq', 1, true);
SELECT pg_catalog.setval('public.flags_id_seq', 8, true);
SELECT pg_catalog.setval('public.follows_id_seq', 50, true);
SELECT pg_catalog.setval('public.former_handles_id_seq', 1, true);
SELECT pg_catalog.setval('public.identities_id_seq', 2, true);
SELECT pg_catalog.setval('public.import_sources_id_seq', 1, true);
SELECT pg_catalog.setval('public.incoming_mails_id_seq', 1, true);
SELECT pg_catalog.setval('public.invitation_uses_id_seq', 1, true);
SELECT pg_catalog.setval('public.invitations_id_seq', 1, true);
SELECT pg_catalog.setval('public.jobs_id_seq', 43, true);
SELECT pg_catalog.setval('public.legal_notices_id_seq', 5, true);
SELECT pg_catalog.setval('public.limit_hits_id_seq', 1, true);
SELECT pg_catalog.setval('public.linkbacks_id_seq', 1, true);
SELECT pg_catalog.setval('public.mail_id_seq', 15, true);
SELECT pg_catalog.setval('public.mail_suppressions_id_seq', 1, true);
SELECT pg_catalog.setval('public.mentions_id_seq', 48, true);
SELECT pg_catalog.setval('public.newsletter_imports_id_seq', 5, true);
SELECT pg_catalog.setval('public.newsletter_issues_id_seq', 7, true);
SELECT pg_catalog.setval('public.newsletter_subscribers_id_seq', 10, true);
SELECT pg_catalog.setval('public.notifications_id_seq', 118, true);
SELECT pg_catalog.setval('public.page_revisions_id_seq', 1, true);
SELECT pg_catalog.setval('public.passkeys_id_seq', 1, true);
SELECT pg_catalog.setval('public.picture_uses_id_seq', 55, true);
SELECT pg_catalog.setval('public.pictures_id_seq', 56, true);
SELECT pg_catalog.setval('public.posts_id_seq', 21, true);
SELECT pg_catalog.setval('public.prepared_answers_id_seq', 2, true);
SELECT pg_catalog.setval('public.recovery_codes_id_seq', 20, true);
SELECT pg_catalog.setval('public.replies_id_seq', 27, true);
SELECT pg_catalog.setval('public.revisions_id_seq', 5, true);
SELECT pg_catalog.setval('public.sanctions_id_seq', 1, true);
SELECT pg_catalog.setval('public.sessions_id_seq', 10, true);
SELECT pg_catalog.setval('public.tags_id_seq', 22, true);
SELECT pg_catalog.setval('public.used_challenges_id_seq', 1, true);
SELECT pg_catalog.setval('public.users_id_seq', 21, true);
SELECT pg_catalog.setval('public.word_rules_id_seq', 1, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.appeals
    ADD CONSTRAINT pk_appeals PRIMARY KEY (id);
ALTER TABLE ONLY public.applications
    ADD CONSTRAINT pk_applications PRIMARY KEY (user_id);
ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT pk_audit_log PRIMARY KEY (id);
ALTER TABLE ONLY public.blog_roles
    ADD CONSTRAINT pk_blog_roles PRIMARY KEY (blog_id, user_id, role);
ALTER TABLE ONLY public.blog_slugs
    ADD CONSTRAINT pk_blog_slugs PRIMARY KEY (slug);
ALTER TABLE ONLY public.blogs
    ADD CONSTRAINT pk_blogs PRIMARY KEY (id);
ALTER TABLE ONLY public.case_entries
    ADD CONSTRAINT pk_case_entries PRIMARY KEY (id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT pk_cases PRIMARY KEY (id);
ALTER TABLE ONLY public.code_apps
    ADD CONSTRAINT pk_code_apps PRIMARY KEY (user_id);
ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT pk_corrections PRIMARY KEY (id);
ALTER TABLE ONLY public.count_deltas
    ADD CONSTRAINT pk_count_deltas PRIMARY KEY (id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT pk_decisions PRIMARY KEY (id);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (id);
ALTER TABLE ONLY public.email_changes
    ADD CONSTRAINT pk_email_changes PRIMARY KEY (id);
ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT pk_erasures PRIMARY KEY (user_id);
ALTER TABLE ONLY public.fan_outs
    ADD CONSTRAINT pk_fan_outs PRIMARY KEY (id);
ALTER TABLE ONLY public.feed_changes
    ADD CONSTRAINT pk_feed_changes PRIMARY KEY (id);
ALTER TABLE ONLY public.feed_keys
    ADD CONSTRAINT pk_feed_keys PRIMARY KEY (user_id);
ALTER TABLE ONLY public.flags
    ADD CONSTRAINT pk_flags PRIMARY KEY (id);
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT pk_follows PRIMARY KEY (id);
ALTER TABLE ONLY public.former_handles
    ADD CONSTRAINT pk_former_handles PRIMARY KEY (id);
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT pk_identities PRIMARY KEY (id);
ALTER TABLE ONLY public.ignores
    ADD CONSTRAINT pk_ignores PRIMARY KEY (user_id, ignored_id);
ALTER TABLE ONLY public.import_sources
    ADD CONSTRAINT pk_import_sources PRIMARY KEY (id);
ALTER TABLE ONLY public.incoming_mails
    ADD CONSTRAINT pk_incoming_mails PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation_uses
    ADD CONSTRAINT pk_invitation_uses PRIMARY KEY (id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT pk_invitations PRIMARY KEY (id);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT pk_jobs PRIMARY KEY (id);
ALTER TABLE ONLY public.legal_notices
    ADD CONSTRAINT pk_legal_notices PRIMARY KEY (id);
ALTER TABLE ONLY public.limit_hits
    ADD CONSTRAINT pk_limit_hits PRIMARY KEY (id);
ALTER TABLE ONLY public.linkbacks
    ADD CONSTRAINT pk_linkbacks PRIMARY KEY (id);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT pk_mail PRIMARY KEY (id);
ALTER TABLE ONLY public.mail_suppressions
    ADD CONSTRAINT pk_mail_suppressions PRIMARY KEY (id);
ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT pk_mentions PRIMARY KEY (id);
ALTER TABLE ONLY public.newsletter_imports
    ADD CONSTRAINT pk_newsletter_imports PRIMARY KEY (id);
ALTER TABLE ONLY public.newsletter_issue_posts
    ADD CONSTRAINT pk_newsletter_issue_posts PRIMARY KEY (issue_id, post_id);
ALTER TABLE ONLY public.newsletter_issues
    ADD CONSTRAINT pk_newsletter_issues PRIMARY KEY (id);
ALTER TABLE ONLY public.newsletter_recipients
    ADD CONSTRAINT pk_newsletter_recipients PRIMARY KEY (issue_id, subscriber_id);
ALTER TABLE ONLY public.newsletter_subscribers
    ADD CONSTRAINT pk_newsletter_subscribers PRIMARY KEY (id);
ALTER TABLE ONLY public.newsletters
    ADD CONSTRAINT pk_newsletters PRIMARY KEY (blog_id);
ALTER TABLE ONLY public.notification_settings
    ADD CONSTRAINT pk_notification_settings PRIMARY KEY (user_id, kind);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT pk_notifications PRIMARY KEY (id);
ALTER TABLE ONLY public.old_addresses
    ADD CONSTRAINT pk_old_addresses PRIMARY KEY (path);
ALTER TABLE ONLY public.page_revisions
    ADD CONSTRAINT pk_page_revisions PRIMARY KEY (id);
ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT pk_passkeys PRIMARY KEY (id);
ALTER TABLE ONLY public.picture_uses
    ADD CONSTRAINT pk_picture_uses PRIMARY KEY (id);
ALTER TABLE ONLY public.pictures
    ADD CONSTRAINT pk_pictures PRIMARY KEY (id);
ALTER TABLE ONLY public.post_counters
    ADD CONSTRAINT pk_post_counters PRIMARY KEY (post_id);
ALTER TABLE ONLY public.post_readers
    ADD CONSTRAINT pk_post_readers PRIMARY KEY (post_id, user_id);
ALTER TABLE ONLY public.post_tags
    ADD CONSTRAINT pk_post_tags PRIMARY KEY (post_id, tag_id);
ALTER TABLE ONLY public.posts
    ADD CONSTRAINT pk_posts PRIMARY KEY (id);
ALTER TABLE ONLY public.prepared_answers
    ADD CONSTRAINT pk_prepared_answers PRIMARY KEY (id);
ALTER TABLE ONLY public.pseudonyms
    ADD CONSTRAINT pk_pseudonyms PRIMARY KEY (user_id);
ALTER TABLE ONLY public.reader_settings
    ADD CONSTRAINT pk_reader_settings PRIMARY KEY (user_id);
ALTER TABLE ONLY public.reading_marks
    ADD CONSTRAINT pk_reading_marks PRIMARY KEY (user_id, post_id);
ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT pk_recovery_codes PRIMARY KEY (id);
ALTER TABLE ONLY public.replies
    ADD CONSTRAINT pk_replies PRIMARY KEY (post_id, id);
ALTER TABLE ONLY public.reply_redirects
    ADD CONSTRAINT pk_reply_redirects PRIMARY KEY (post_id, number);
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT pk_revisions PRIMARY KEY (id);
ALTER TABLE ONLY public.sanctions
    ADD CONSTRAINT pk_sanctions PRIMARY KEY (id);
ALTER TABLE ONLY public.search_texts
    ADD CONSTRAINT pk_search_texts PRIMARY KEY (id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (id);
ALTER TABLE ONLY public.site_facts
    ADD CONSTRAINT pk_site_facts PRIMARY KEY (name);
ALTER TABLE ONLY public.tag_slugs
    ADD CONSTRAINT pk_tag_slugs PRIMARY KEY (slug);
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT pk_tags PRIMARY KEY (id);
ALTER TABLE ONLY public.terms_acceptances
    ADD CONSTRAINT pk_terms_acceptances PRIMARY KEY (user_id, terms_version);
ALTER TABLE ONLY public.used_challenges
    ADD CONSTRAINT pk_used_challenges PRIMARY KEY (id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);
ALTER TABLE ONLY public.word_rules
    ADD CONSTRAINT pk_word_rules PRIMARY KEY (id);
ALTER TABLE ONLY public.blogs
    ADD CONSTRAINT uq_blogs_slug UNIQUE (slug);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT uq_deliveries_notification_id UNIQUE (notification_id);
ALTER TABLE ONLY public.feed_keys
    ADD CONSTRAINT uq_feed_keys_secret UNIQUE (secret);
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT uq_identities_issuer_subject UNIQUE (issuer, subject);
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT uq_identities_user_id_issuer UNIQUE (user_id, issuer);
ALTER TABLE ONLY public.import_sources
    ADD CONSTRAINT uq_import_sources_source_kind_external_id UNIQUE (source, kind, external_id);
ALTER TABLE ONLY public.incoming_mails
    ADD CONSTRAINT uq_incoming_mails_user_id_message_id UNIQUE (user_id, message_id);
ALTER TABLE ONLY public.invitation_uses
    ADD CONSTRAINT uq_invitation_uses_user_id UNIQUE (user_id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT uq_invitations_secret_hash UNIQUE (secret_hash);
ALTER TABLE ONLY public.legal_notices
    ADD CONSTRAINT uq_legal_notices_form_key UNIQUE (form_key);
ALTER TABLE ONLY public.legal_notices
    ADD CONSTRAINT uq_legal_notices_reference UNIQUE (reference);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT uq_mail_message_id UNIQUE (message_id);
ALTER TABLE ONLY public.mail_suppressions
    ADD CONSTRAINT uq_mail_suppressions_address_key UNIQUE (address_key);
ALTER TABLE ONLY public.newsletter_issues
    ADD CONSTRAINT uq_newsletter_issues_blog_id_form_key UNIQUE (blog_id, form_key);
ALTER TABLE ONLY public.newsletter_subscribers
    ADD CONSTRAINT uq_newsletter_subscribers_blog_id_address_key UNIQUE (blog_id, address_key);
ALTER TABLE ONLY public.page_revisions
    ADD CONSTRAINT uq_page_revisions_name_version UNIQUE (name, version);
ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT uq_passkeys_credential_id UNIQUE (credential_id);
ALTER TABLE ONLY public.pictures
    ADD CONSTRAINT uq_pictures_name UNIQUE (name);
ALTER TABLE ONLY public.post_tags
    ADD CONSTRAINT uq_post_tags_post_id_position UNIQUE (post_id, "position");
ALTER TABLE ONLY public.posts
    ADD CONSTRAINT uq_posts_writer_id_form_key UNIQUE (writer_id, form_key);
ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT uq_recovery_codes_code_hash UNIQUE (code_hash);
ALTER TABLE ONLY public.replies
    ADD CONSTRAINT uq_replies_post_id_number UNIQUE (post_id, number);
ALTER TABLE ONLY public.replies
    ADD CONSTRAINT uq_replies_post_id_writer_id_form_key UNIQUE (post_id, writer_id, form_key);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT uq_sessions_secret_hash UNIQUE (secret_hash);
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT uq_tags_slug UNIQUE (slug);
ALTER TABLE ONLY public.used_challenges
    ADD CONSTRAINT uq_used_challenges_challenge_hash UNIQUE (challenge_hash);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT uq_users_email_key UNIQUE (email_key);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT uq_users_handle_key UNIQUE (handle_key);
CREATE INDEX ix_appeals_appellant_id ON public.appeals USING btree (appellant_id);
CREATE INDEX ix_appeals_case_id ON public.appeals USING btree (case_id);
CREATE INDEX ix_appeals_made ON public.appeals USING btree (created_at, id);
CREATE INDEX ix_applications_waiting_since ON public.applications USING btree (waiting_since);
CREATE INDEX ix_audit_log_actor_id ON public.audit_log USING btree (actor_id);
CREATE INDEX ix_audit_log_subject ON public.audit_log USING btree (subject_kind, subject_id, id);
CREATE INDEX ix_blog_roles_user_id ON public.blog_roles USING btree (user_id);
CREATE INDEX ix_blog_slugs_blog_id ON public.blog_slugs USING btree (blog_id);
CREATE INDEX ix_case_entries_case ON public.case_entries USING btree (case_id, id);
CREATE INDEX ix_cases_blog_closed ON public.cases USING btree (blog_id, closed_at, id) WHERE ((state)::text = 'closed'::text);
CREATE INDEX ix_cases_blog_queue ON public.cases USING btree (blog_id, urgency, rank, opened_at, id) WHERE ((state)::text = 'open'::text);
CREATE INDEX ix_cases_claimed ON public.cases USING btree (claimed_by_id, id) WHERE (claimed_by_id IS NOT NULL);
CREATE INDEX ix_cases_closed ON public.cases USING btree (closed_at, id) WHERE ((state)::text = 'closed'::text);
CREATE INDEX ix_cases_post ON public.cases USING btree (post_id, reply_id);
CREATE INDEX ix_cases_queue ON public.cases USING btree (urgency, rank, opened_at, id) WHERE ((state)::text = 'open'::text);
CREATE INDEX ix_cases_thing ON public.cases USING btree (thing, id);
CREATE INDEX ix_cases_unreminded ON public.cases USING btree (opened_at, id) WHERE (((state)::text = 'open'::text) AND (reminded_at IS NULL));
CREATE INDEX ix_cases_waiting ON public.cases USING btree (opened_at, id) WHERE ((state)::text = 'open'::text);
CREATE INDEX ix_cases_writer ON public.cases USING btree (writer_id, id);
CREATE INDEX ix_corrections_editor_id ON public.corrections USING btree (editor_id);
CREATE INDEX ix_corrections_post ON public.corrections USING btree (post_id, created_at, id);
CREATE INDEX ix_count_deltas_blog_id ON public.count_deltas USING btree (blog_id);
CREATE INDEX ix_count_deltas_user_id ON public.count_deltas USING btree (user_id);
CREATE INDEX ix_decisions_actor_id ON public.decisions USING btree (actor_id);
CREATE INDEX ix_decisions_case_id ON public.decisions USING btree (case_id);
CREATE INDEX ix_decisions_made ON public.decisions USING btree (created_at, id);
CREATE INDEX ix_decisions_post_id ON public.decisions USING btree (post_id);
CREATE INDEX ix_decisions_reply ON public.decisions USING btree (post_id, reply_id) WHERE (reply_id IS NOT NULL);
CREATE INDEX ix_decisions_user ON public.decisions USING btree (user_id, created_at, id);
CREATE INDEX ix_deliveries_due ON public.deliveries USING btree (due_at, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX ix_deliveries_mail_id ON public.deliveries USING btree (mail_id);
CREATE INDEX ix_deliveries_user ON public.deliveries USING btree (user_id, created_at, id);
CREATE INDEX ix_email_changes_old_key ON public.email_changes USING btree (old_key);
CREATE INDEX ix_email_changes_user ON public.email_changes USING btree (user_id, asked_at);
CREATE INDEX ix_erasures_due_at ON public.erasures USING btree (due_at);
CREATE INDEX ix_feed_changes_blog_id ON public.feed_changes USING btree (blog_id);
CREATE INDEX ix_feed_changes_post_id ON public.feed_changes USING btree (post_id);
CREATE INDEX ix_flags_case ON public.flags USING btree (case_id, id);
CREATE INDEX ix_flags_handled ON public.flags USING btree (flagger_id, handled_at);
CREATE INDEX ix_flags_made ON public.flags USING btree (flagger_id, created_at, id);
CREATE INDEX ix_flags_made_at ON public.flags USING btree (created_at, id);
CREATE INDEX ix_flags_thing ON public.flags USING btree (thing, flagger_id, id);
CREATE INDEX ix_follows_fading ON public.follows USING btree (created_at, id) WHERE ((origin)::text <> 'chosen'::text);
CREATE INDEX ix_follows_latest ON public.follows USING btree (user_id, created_at, id);
CREATE INDEX ix_follows_user ON public.follows USING btree (user_id, kind, id);
CREATE INDEX ix_former_handles_handle_key ON public.former_handles USING btree (handle_key);
CREATE INDEX ix_former_handles_user_id ON public.former_handles USING btree (user_id);
CREATE INDEX ix_ignores_ignored_id ON public.ignores USING btree (ignored_id);
CREATE INDEX ix_import_sources_address ON public.import_sources USING btree (address_hash) WHERE (address_hash IS NOT NULL);
CREATE INDEX ix_import_sources_blog_id ON public.import_sources USING btree (blog_id);
CREATE INDEX ix_import_sources_text ON public.import_sources USING btree (post_id, reply_id);
CREATE INDEX ix_import_sources_user_id ON public.import_sources USING btree (user_id);
CREATE INDEX ix_incoming_mails_created_at ON public.incoming_mails USING btree (created_at);
CREATE INDEX ix_incoming_mails_user ON public.incoming_mails USING btree (user_id, created_at);
CREATE INDEX ix_invitation_uses_invitation_id ON public.invitation_uses USING btree (invitation_id);
CREATE INDEX ix_invitations_inviter_id ON public.invitations USING btree (inviter_id);
CREATE INDEX ix_jobs_dead ON public.jobs USING btree (finished_at, id) WHERE ((state)::text = 'dead'::text);
CREATE INDEX ix_jobs_done ON public.jobs USING btree (name, finished_at) WHERE ((state)::text = 'done'::text);
CREATE INDEX ix_jobs_due ON public.jobs USING btree (run_at, id) WHERE ((state)::text = 'queued'::text);
CREATE INDEX ix_legal_notices_case ON public.legal_notices USING btree (case_id);
CREATE INDEX ix_legal_notices_made ON public.legal_notices USING btree (created_at, id);
CREATE INDEX ix_legal_notices_named ON public.legal_notices USING btree (decided_at) WHERE ((email)::text <> ''::text);
CREATE INDEX ix_limit_hits_window ON public.limit_hits USING btree (scope, key, hit_at);
CREATE INDEX ix_linkbacks_post_id ON public.linkbacks USING btree (post_id);
CREATE INDEX ix_mail_user_id ON public.mail USING btree (user_id);
CREATE INDEX ix_mentions_user ON public.mentions USING btree (user_id, created_at, id);
CREATE INDEX ix_newsletter_imports_blog_id ON public.newsletter_imports USING btree (blog_id);
CREATE INDEX ix_newsletter_issue_posts_post_id ON public.newsletter_issue_posts USING btree (post_id);
CREATE INDEX ix_newsletter_issues_blog ON public.newsletter_issues USING btree (blog_id, created_at, id);
CREATE INDEX ix_newsletter_issues_under_way ON public.newsletter_issues USING btree (id) WHERE ((state)::text = ANY ((ARRAY['scheduled'::character varying, 'sending'::character varying])::text[]));
CREATE INDEX ix_newsletter_recipients_mail_id ON public.newsletter_recipients USING btree (mail_id);
CREATE INDEX ix_newsletter_recipients_subscriber_id ON public.newsletter_recipients USING btree (subscriber_id);
CREATE INDEX ix_newsletter_subscribers_address ON public.newsletter_subscribers USING btree (address_key);
CREATE INDEX ix_newsletter_subscribers_import_id ON public.newsletter_subscribers USING btree (import_id);
CREATE INDEX ix_newsletter_subscribers_state ON public.newsletter_subscribers USING btree (blog_id, state, id);
CREATE INDEX ix_newsletters_next_issue_at ON public.newsletters USING btree (next_issue_at);
CREATE INDEX ix_notifications_case_id ON public.notifications USING btree (case_id);
CREATE INDEX ix_notifications_correction_id ON public.notifications USING btree (correction_id);
CREATE INDEX ix_notifications_follow_id ON public.notifications USING btree (follow_id);
CREATE INDEX ix_notifications_inbox ON public.notifications USING btree (user_id, created_at, id);
CREATE INDEX ix_notifications_read ON public.notifications USING btree (read_at, id) WHERE (((kind)::text = 'follow'::text) AND (read_at IS NOT NULL));
CREATE INDEX ix_notifications_reply ON public.notifications USING btree (post_id, reply_id) WHERE (reply_id IS NOT NULL);
CREATE INDEX ix_notifications_unread ON public.notifications USING btree (user_id, id) WHERE (read_at IS NULL);
CREATE INDEX ix_old_addresses_post_id ON public.old_addresses USING btree (post_id);
CREATE INDEX ix_page_revisions_editor_id ON public.page_revisions USING btree (editor_id);
CREATE INDEX ix_passkeys_user_id ON public.passkeys USING btree (user_id);
CREATE INDEX ix_picture_uses_picture_id ON public.picture_uses USING btree (picture_id);
CREATE INDEX ix_picture_uses_revision ON public.picture_uses USING btree (revision_id) WHERE (revision_id IS NOT NULL);
CREATE INDEX ix_picture_uses_text ON public.picture_uses USING btree (post_id, reply_id) WHERE ((kind)::text = 'text'::text);
CREATE INDEX ix_pictures_decided ON public.pictures USING btree (decision_id) WHERE (decision_id IS NOT NULL);
CREATE INDEX ix_pictures_owner ON public.pictures USING btree (owner_id, created_at, id);
CREATE INDEX ix_pictures_removed ON public.pictures USING btree (digest) WHERE ((state)::text = 'removed'::text);
CREATE INDEX ix_post_counters_active ON public.post_counters USING btree (active_at, post_id) WHERE (active_at IS NOT NULL);
CREATE INDEX ix_post_counters_unanswered ON public.post_counters USING btree (active_at, post_id) WHERE ((active_at IS NOT NULL) AND (reply_count = 0));
CREATE INDEX ix_post_readers_user_id ON public.post_readers USING btree (user_id);
CREATE INDEX ix_post_tags_newest ON public.post_tags USING btree (tag_id, published_at, post_id) WHERE (published_at IS NOT NULL);
CREATE INDEX ix_post_tags_tag ON public.post_tags USING btree (tag_id, post_id);
CREATE INDEX ix_posts_blog_newest ON public.posts USING btree (blog_id, published_at, id) WHERE ((state)::text = 'published'::text);
CREATE INDEX ix_posts_due ON public.posts USING btree (publish_at, id) WHERE ((state)::text = 'scheduled'::text);
CREATE INDEX ix_posts_lately ON public.posts USING btree (writer_id, state_at);
CREATE INDEX ix_posts_newest ON public.posts USING btree (published_at, id) WHERE ((state)::text = 'published'::text);
CREATE INDEX ix_posts_pinned ON public.posts USING btree (blog_id, pinned_at) WHERE (pinned_at IS NOT NULL);
CREATE INDEX ix_posts_writer ON public.posts USING btree (writer_id, state, published_at, id);
CREATE INDEX ix_prepared_answers_blog_id ON public.prepared_answers USING btree (blog_id);
CREATE INDEX ix_pseudonyms_owner ON public.pseudonyms USING btree (owner_id, post_id);
CREATE INDEX ix_pseudonyms_post_id ON public.pseudonyms USING btree (post_id);
CREATE INDEX ix_reading_marks_post_id ON public.reading_marks USING btree (post_id);
CREATE INDEX ix_recovery_codes_user_id ON public.recovery_codes USING btree (user_id);
CREATE INDEX ix_replies_decision ON public.replies USING btree (post_id, decision_id) WHERE (decision_id IS NOT NULL);
CREATE INDEX ix_replies_latest ON public.replies USING btree (post_id, number) WHERE ((state)::text = 'published'::text);
CREATE INDEX ix_replies_made ON public.replies USING btree (created_at, id);
CREATE INDEX ix_replies_newest ON public.replies USING btree (post_id, newest_key) WHERE is_shown;
CREATE INDEX ix_replies_oldest ON public.replies USING btree (post_id, thread_key) WHERE is_shown;
CREATE INDEX ix_replies_own ON public.replies USING btree (post_id, writer_id, id) WHERE ((state)::text <> 'published'::text);
CREATE INDEX ix_replies_parent ON public.replies USING btree (post_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_replies_rejected ON public.replies USING btree (writer_id, state_at) WHERE ((state)::text = 'rejected'::text);
CREATE INDEX ix_replies_unpublished ON public.replies USING btree (post_id, created_at, id) WHERE ((state)::text <> 'published'::text);
CREATE INDEX ix_replies_writer ON public.replies USING btree (writer_id, created_at);
CREATE INDEX ix_reply_redirects_to_post_id ON public.reply_redirects USING btree (to_post_id);
CREATE INDEX ix_revisions_editor ON public.revisions USING btree (editor_id, replaced_at);
CREATE INDEX ix_revisions_reply ON public.revisions USING btree (post_id, reply_id) WHERE (reply_id IS NOT NULL);
CREATE INDEX ix_sanctions_decision_id ON public.sanctions USING btree (decision_id);
CREATE INDEX ix_sanctions_user ON public.sanctions USING btree (user_id, id) WHERE (lifted_at IS NULL);
CREATE INDEX ix_search_texts_blog ON public.search_texts USING btree (blog_id, id);
CREATE INDEX ix_search_texts_vector ON public.search_texts USING gin (vector);
CREATE INDEX ix_search_texts_writer ON public.search_texts USING btree (writer_id, id);
CREATE INDEX ix_sessions_user_id ON public.sessions USING btree (user_id);
CREATE INDEX ix_tag_slugs_tag_id ON public.tag_slugs USING btree (tag_id);
CREATE INDEX ix_users_merged_into_id ON public.users USING btree (merged_into_id);
CREATE INDEX ix_users_newest ON public.users USING btree (created_at, id);
CREATE INDEX ix_word_rules_blog_id ON public.word_rules USING btree (blog_id);
CREATE INDEX ix_word_rules_made ON public.word_rules USING btree (created_at, id);
CREATE UNIQUE INDEX uq_appeals_appellant ON public.appeals USING btree (decision_id, appellant_id);
CREATE UNIQUE INDEX uq_case_entries_form ON public.case_entries USING btree (author_id, form_key);
CREATE UNIQUE INDEX uq_cases_open ON public.cases USING btree (thing, lane) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX uq_email_changes_open ON public.email_changes USING btree (user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX uq_fan_outs_post ON public.fan_outs USING btree (post_id) WHERE (reply_id IS NULL);
CREATE UNIQUE INDEX uq_fan_outs_reply ON public.fan_outs USING btree (post_id, reply_id) WHERE (reply_id IS NOT NULL);
CREATE UNIQUE INDEX uq_flags_open ON public.flags USING btree (thing, flagger_id) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX uq_follows_blog ON public.follows USING btree (blog_id, user_id) WHERE ((kind)::text = 'blog'::text);
CREATE UNIQUE INDEX uq_follows_branch ON public.follows USING btree (post_id, reply_id, user_id) WHERE ((kind)::text = 'branch'::text);
CREATE UNIQUE INDEX uq_follows_member ON public.follows USING btree (member_id, user_id) WHERE ((kind)::text = 'member'::text);
CREATE UNIQUE INDEX uq_follows_post ON public.follows USING btree (post_id, user_id) WHERE ((kind)::text = 'post'::text);
CREATE UNIQUE INDEX uq_mentions_post ON public.mentions USING btree (post_id, user_id) WHERE (reply_id IS NULL);
CREATE UNIQUE INDEX uq_mentions_reply ON public.mentions USING btree (post_id, reply_id, user_id) WHERE (reply_id IS NOT NULL);
CREATE UNIQUE INDEX uq_notifications_correction ON public.notifications USING btree (user_id, correction_id) WHERE ((kind)::text = 'correction'::text);
CREATE UNIQUE INDEX uq_notifications_decision ON public.notifications USING btree (user_id, decision_id) WHERE ((kind)::text = 'decision'::text);
CREATE UNIQUE INDEX uq_notifications_flag ON public.notifications USING btree (user_id, case_id) WHERE ((kind)::text = 'flag'::text);
CREATE UNIQUE INDEX uq_notifications_post ON public.notifications USING btree (user_id, post_id) WHERE (((kind)::text = ANY ((ARRAY['mention'::character varying, 'reply'::character varying, 'follow'::character varying])::text[])) AND (reply_id IS NULL));
CREATE UNIQUE INDEX uq_notifications_reply ON public.notifications USING btree (user_id, post_id, reply_id) WHERE (((kind)::text = ANY ((ARRAY['mention'::character varying, 'reply'::character varying, 'follow'::character varying])::text[])) AND (reply_id IS NOT NULL));
CREATE UNIQUE INDEX uq_picture_uses_avatar ON public.picture_uses USING btree (user_id) WHERE ((kind)::text = 'avatar'::text);
CREATE UNIQUE INDEX uq_picture_uses_cover ON public.picture_uses USING btree (post_id) WHERE ((kind)::text = 'cover'::text);
CREATE UNIQUE INDEX uq_picture_uses_logo ON public.picture_uses USING btree (kind) WHERE ((kind)::text = 'logo'::text);
CREATE UNIQUE INDEX uq_revisions_pending_post ON public.revisions USING btree (post_id) WHERE ((reply_id IS NULL) AND ((state)::text = 'pending'::text));
CREATE UNIQUE INDEX uq_revisions_pending_reply ON public.revisions USING btree (post_id, reply_id) WHERE ((reply_id IS NOT NULL) AND ((state)::text = 'pending'::text));
CREATE UNIQUE INDEX uq_revisions_post ON public.revisions USING btree (post_id, version) WHERE ((reply_id IS NULL) AND ((state)::text = 'earlier'::text));
CREATE UNIQUE INDEX uq_revisions_reply ON public.revisions USING btree (post_id, reply_id, version) WHERE ((reply_id IS NOT NULL) AND ((state)::text = 'earlier'::text));
CREATE UNIQUE INDEX uq_search_texts_post ON public.search_texts USING btree (post_id) WHERE (reply_id IS NULL);
CREATE UNIQUE INDEX uq_search_texts_reply ON public.search_texts USING btree (post_id, reply_id) WHERE (reply_id IS NOT NULL);
ALTER TABLE ONLY public.appeals
    ADD CONSTRAINT fk_appeals_appellant_id_users FOREIGN KEY (appellant_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.appeals
    ADD CONSTRAINT fk_appeals_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.appeals
    ADD CONSTRAINT fk_appeals_decided_by_id_users FOREIGN KEY (decided_by_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.appeals
    ADD CONSTRAINT fk_appeals_decision_id_decisions FOREIGN KEY (decision_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.applications
    ADD CONSTRAINT fk_applications_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT fk_audit_log_actor_id_users FOREIGN KEY (actor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.blog_roles
    ADD CONSTRAINT fk_blog_roles_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.blog_roles
    ADD CONSTRAINT fk_blog_roles_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.blog_slugs
    ADD CONSTRAINT fk_blog_slugs_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.case_entries
    ADD CONSTRAINT fk_case_entries_author_id_users FOREIGN KEY (author_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.case_entries
    ADD CONSTRAINT fk_case_entries_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.case_entries
    ADD CONSTRAINT fk_case_entries_to_id_users FOREIGN KEY (to_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_claimed_by_id_users FOREIGN KEY (claimed_by_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_closed_by_id_users FOREIGN KEY (closed_by_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_revision_id_revisions FOREIGN KEY (revision_id) REFERENCES public.revisions(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_writer_id_users FOREIGN KEY (writer_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.code_apps
    ADD CONSTRAINT fk_code_apps_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT fk_corrections_editor_id_users FOREIGN KEY (editor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT fk_corrections_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.count_deltas
    ADD CONSTRAINT fk_count_deltas_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.count_deltas
    ADD CONSTRAINT fk_count_deltas_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_actor_id_users FOREIGN KEY (actor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_revision_id_revisions FOREIGN KEY (revision_id) REFERENCES public.revisions(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_undone_by_id_decisions FOREIGN KEY (undone_by_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT fk_deliveries_mail_id_mail FOREIGN KEY (mail_id) REFERENCES public.mail(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT fk_deliveries_notification_id_notifications FOREIGN KEY (notification_id) REFERENCES public.notifications(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT fk_deliveries_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.email_changes
    ADD CONSTRAINT fk_email_changes_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT fk_erasures_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.fan_outs
    ADD CONSTRAINT fk_fan_outs_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.fan_outs
    ADD CONSTRAINT fk_fan_outs_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.feed_changes
    ADD CONSTRAINT fk_feed_changes_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.feed_changes
    ADD CONSTRAINT fk_feed_changes_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.feed_keys
    ADD CONSTRAINT fk_feed_keys_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.flags
    ADD CONSTRAINT fk_flags_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.flags
    ADD CONSTRAINT fk_flags_flagger_id_users FOREIGN KEY (flagger_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT fk_follows_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT fk_follows_member_id_users FOREIGN KEY (member_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT fk_follows_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT fk_follows_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.follows
    ADD CONSTRAINT fk_follows_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.former_handles
    ADD CONSTRAINT fk_former_handles_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT fk_identities_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.ignores
    ADD CONSTRAINT fk_ignores_ignored_id_users FOREIGN KEY (ignored_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.ignores
    ADD CONSTRAINT fk_ignores_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.import_sources
    ADD CONSTRAINT fk_import_sources_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id);
ALTER TABLE ONLY public.import_sources
    ADD CONSTRAINT fk_import_sources_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.import_sources
    ADD CONSTRAINT fk_import_sources_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.import_sources
    ADD CONSTRAINT fk_import_sources_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.incoming_mails
    ADD CONSTRAINT fk_incoming_mails_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitation_uses
    ADD CONSTRAINT fk_invitation_uses_invitation_id_invitations FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitation_uses
    ADD CONSTRAINT fk_invitation_uses_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT fk_invitations_inviter_id_users FOREIGN KEY (inviter_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.legal_notices
    ADD CONSTRAINT fk_legal_notices_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.linkbacks
    ADD CONSTRAINT fk_linkbacks_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT fk_mail_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT fk_mentions_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT fk_mentions_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT fk_mentions_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_imports
    ADD CONSTRAINT fk_newsletter_imports_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_issue_posts
    ADD CONSTRAINT fk_newsletter_issue_posts_issue_id_newsletter_issues FOREIGN KEY (issue_id) REFERENCES public.newsletter_issues(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_issue_posts
    ADD CONSTRAINT fk_newsletter_issue_posts_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_issues
    ADD CONSTRAINT fk_newsletter_issues_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_recipients
    ADD CONSTRAINT fk_newsletter_recipients_issue_id_newsletter_issues FOREIGN KEY (issue_id) REFERENCES public.newsletter_issues(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_recipients
    ADD CONSTRAINT fk_newsletter_recipients_mail_id_mail FOREIGN KEY (mail_id) REFERENCES public.mail(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.newsletter_recipients
    ADD CONSTRAINT fk_newsletter_recipients_subscriber_id_newsletter_subscribers FOREIGN KEY (subscriber_id) REFERENCES public.newsletter_subscribers(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_subscribers
    ADD CONSTRAINT fk_newsletter_subscribers_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.newsletter_subscribers
    ADD CONSTRAINT fk_newsletter_subscribers_import_id_newsletter_imports FOREIGN KEY (import_id) REFERENCES public.newsletter_imports(id);
ALTER TABLE ONLY public.newsletters
    ADD CONSTRAINT fk_newsletters_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notification_settings
    ADD CONSTRAINT fk_notification_settings_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_correction_id_corrections FOREIGN KEY (correction_id) REFERENCES public.corrections(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_decision_id_decisions FOREIGN KEY (decision_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_follow_id_follows FOREIGN KEY (follow_id) REFERENCES public.follows(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT fk_notifications_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.old_addresses
    ADD CONSTRAINT fk_old_addresses_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.page_revisions
    ADD CONSTRAINT fk_page_revisions_editor_id_users FOREIGN KEY (editor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT fk_passkeys_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.picture_uses
    ADD CONSTRAINT fk_picture_uses_picture_id_pictures FOREIGN KEY (picture_id) REFERENCES public.pictures(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.picture_uses
    ADD CONSTRAINT fk_picture_uses_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.picture_uses
    ADD CONSTRAINT fk_picture_uses_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.picture_uses
    ADD CONSTRAINT fk_picture_uses_revision_id_revisions FOREIGN KEY (revision_id) REFERENCES public.revisions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.picture_uses
    ADD CONSTRAINT fk_picture_uses_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pictures
    ADD CONSTRAINT fk_pictures_decision_id_decisions FOREIGN KEY (decision_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.pictures
    ADD CONSTRAINT fk_pictures_owner_id_users FOREIGN KEY (owner_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_counters
    ADD CONSTRAINT fk_post_counters_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_readers
    ADD CONSTRAINT fk_post_readers_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_readers
    ADD CONSTRAINT fk_post_readers_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_tags
    ADD CONSTRAINT fk_post_tags_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.post_tags
    ADD CONSTRAINT fk_post_tags_tag_id_tags FOREIGN KEY (tag_id) REFERENCES public.tags(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.posts
    ADD CONSTRAINT fk_posts_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id);
ALTER TABLE ONLY public.posts
    ADD CONSTRAINT fk_posts_writer_id_users FOREIGN KEY (writer_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.prepared_answers
    ADD CONSTRAINT fk_prepared_answers_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.prepared_answers
    ADD CONSTRAINT fk_prepared_answers_editor_id_users FOREIGN KEY (editor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.pseudonyms
    ADD CONSTRAINT fk_pseudonyms_owner_id_users FOREIGN KEY (owner_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.pseudonyms
    ADD CONSTRAINT fk_pseudonyms_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pseudonyms
    ADD CONSTRAINT fk_pseudonyms_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reader_settings
    ADD CONSTRAINT fk_reader_settings_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reading_marks
    ADD CONSTRAINT fk_reading_marks_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reading_marks
    ADD CONSTRAINT fk_reading_marks_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT fk_recovery_codes_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.replies
    ADD CONSTRAINT fk_replies_post_id_parent_id_replies FOREIGN KEY (post_id, parent_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.replies
    ADD CONSTRAINT fk_replies_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id);
ALTER TABLE ONLY public.replies
    ADD CONSTRAINT fk_replies_writer_id_users FOREIGN KEY (writer_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.reply_redirects
    ADD CONSTRAINT fk_reply_redirects_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reply_redirects
    ADD CONSTRAINT fk_reply_redirects_to_post_id_posts FOREIGN KEY (to_post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT fk_revisions_editor_id_users FOREIGN KEY (editor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT fk_revisions_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT fk_revisions_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id);
ALTER TABLE ONLY public.sanctions
    ADD CONSTRAINT fk_sanctions_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id);
ALTER TABLE ONLY public.sanctions
    ADD CONSTRAINT fk_sanctions_decision_id_decisions FOREIGN KEY (decision_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.sanctions
    ADD CONSTRAINT fk_sanctions_lifted_by_id_decisions FOREIGN KEY (lifted_by_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.sanctions
    ADD CONSTRAINT fk_sanctions_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_texts
    ADD CONSTRAINT fk_search_texts_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id);
ALTER TABLE ONLY public.search_texts
    ADD CONSTRAINT fk_search_texts_post_id_posts FOREIGN KEY (post_id) REFERENCES public.posts(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_texts
    ADD CONSTRAINT fk_search_texts_post_id_reply_id_replies FOREIGN KEY (post_id, reply_id) REFERENCES public.replies(post_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_texts
    ADD CONSTRAINT fk_search_texts_writer_id_users FOREIGN KEY (writer_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT fk_sessions_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tag_slugs
    ADD CONSTRAINT fk_tag_slugs_tag_id_tags FOREIGN KEY (tag_id) REFERENCES public.tags(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.terms_acceptances
    ADD CONSTRAINT fk_terms_acceptances_user_id_users FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.users
    ADD CONSTRAINT fk_users_merged_into_id_users FOREIGN KEY (merged_into_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.word_rules
    ADD CONSTRAINT fk_word_rules_blog_id_blogs FOREIGN KEY (blog_id) REFERENCES public.blogs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.word_rules
    ADD CONSTRAINT fk_word_rules_creator_id_users FOREIGN KEY (creator_id) REFERENCES public.users(id);


--
-- PostgreSQL database dump complete
--
