"""Search posts and replies"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OF_POST = sa.text("reply_id IS NULL")
OF_REPLY = sa.text("reply_id IS NOT NULL")

# Every character beyond ASCII belongs to a word: what is a word was settled when the text was folded.
SQLITE = (
    """
    CREATE VIEW search_words AS
    SELECT id, title, body, '#b' || blog_id || ' #w' || writer_id || ' ' || tags AS marks FROM search_texts
    """,
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, marks, content='search_words', content_rowid='id', tokenize="ascii tokenchars '#'"
    )
    """,
    """
    CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
        INSERT INTO search_index (rowid, title, body, marks)
        VALUES (new.id, new.title, new.body, '#b' || new.blog_id || ' #w' || new.writer_id || ' ' || new.tags);
    END
    """,
    """
    CREATE TRIGGER search_texts_gone AFTER DELETE ON search_texts BEGIN
        INSERT INTO search_index (search_index, rowid, title, body, marks)
        VALUES (
            'delete', old.id, old.title, old.body, '#b' || old.blog_id || ' #w' || old.writer_id || ' ' || old.tags
        );
    END
    """,
    """
    CREATE TRIGGER search_texts_changed
    AFTER UPDATE OF id, blog_id, writer_id, title, body, tags ON search_texts BEGIN
        INSERT INTO search_index (search_index, rowid, title, body, marks)
        VALUES (
            'delete', old.id, old.title, old.body, '#b' || old.blog_id || ' #w' || old.writer_id || ' ' || old.tags
        );
        INSERT INTO search_index (rowid, title, body, marks)
        VALUES (new.id, new.title, new.body, '#b' || new.blog_id || ' #w' || new.writer_id || ' ' || new.tags);
    END
    """,
)

# The words are taken as they are, which `to_tsvector` would not do. A body begins behind the longest title, so that
# no phrase reaches from the one into the other.
POSTGRESQL = (
    """
    CREATE FUNCTION search_vector(title text, body text, marks text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT (
            coalesce((
                SELECT string_agg('''' || word || ''':' || place || 'A', ' ')
                FROM unnest(string_to_array(title, ' ')) WITH ORDINALITY AS words (word, place)
            ), '') || ' ' || coalesce((
                SELECT string_agg('''' || word || ''':' || place + 200, ' ')
                FROM unnest(string_to_array(body, ' ')) WITH ORDINALITY AS words (word, place)
            ), '') || ' ' || marks
        )::tsvector
    $$
    """,
    """
    ALTER TABLE search_texts ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        search_vector(title, body, '#b' || blog_id || ' #w' || writer_id || ' ' || tags)
    ) STORED
    """,
    "CREATE INDEX ix_search_texts_vector ON search_texts USING gin (vector)",
)


def upgrade() -> None:
    op.create_table(
        "search_texts",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("post_id", BIG, nullable=False),
        sa.Column("reply_id", BIG, nullable=True),
        sa.Column("blog_id", BIG, nullable=False),
        sa.Column("writer_id", BIG, nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["blog_id"], ["blogs.id"], name=op.f("fk_search_texts_blog_id_blogs")),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_search_texts_post_id_posts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["post_id", "reply_id"],
            ["replies.post_id", "replies.id"],
            name=op.f("fk_search_texts_post_id_reply_id_replies"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["writer_id"], ["users.id"], name=op.f("fk_search_texts_writer_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_texts")),
    )
    op.create_index(
        "uq_search_texts_post", "search_texts", ["post_id"], unique=True, sqlite_where=OF_POST, postgresql_where=OF_POST
    )
    op.create_index(
        "uq_search_texts_reply",
        "search_texts",
        ["post_id", "reply_id"],
        unique=True,
        sqlite_where=OF_REPLY,
        postgresql_where=OF_REPLY,
    )
    op.create_index("ix_search_texts_blog", "search_texts", ["blog_id", "id"])
    op.create_index("ix_search_texts_writer", "search_texts", ["writer_id", "id"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
        op.execute("DROP VIEW search_words")
        op.drop_table("search_texts")
    else:
        op.drop_table("search_texts")
        op.execute("DROP FUNCTION search_vector(text, text, text)")
