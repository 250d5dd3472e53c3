-- Where the next poll starts: one row, once anything has been received.
create table telegram_offset (
    id int primary key check (id = 1),
    next_update bigint not null
);

-- Every update that was received, until 48 hours after it: a recycled id must not meet its predecessor.
create table telegram_inbox (
    update_id bigint primary key,
    arrival bigint generated always as identity,
    received_at timestamp with time zone not null,
    state varchar(4) not null check (state in ('OPEN', 'DONE', 'DEAD')),
    reason varchar(500),
    payload character large object
);
create index telegram_inbox_state on telegram_inbox (state, arrival);

-- What the bot owes: one row for each message of its own. With a placeholder, that is sent first and the content
-- reaches the chat by edit, so that a call repeated after a cut line shows nothing twice.
create table telegram_outbox (
    id bigint generated always as identity primary key,
    update_id bigint not null unique,
    chat_id bigint not null,
    is_group boolean not null,
    thread_id int,
    reply_to int,
    placeholder varchar(1000),
    html character large object,
    keyboard character large object,
    message_id int,
    revision int not null,
    state varchar(7) not null check (state in ('PENDING', 'SENDING', 'SENT', 'DEAD')),
    changed_at timestamp with time zone not null
);
create index telegram_outbox_state on telegram_outbox (state, id);
create index telegram_outbox_chat on telegram_outbox (chat_id, reply_to);

-- What was answered, for "More sources", "Show passage" and feedback, also after a restart.
create table telegram_answer (
    id bigint generated always as identity primary key,
    chat_id bigint not null,
    thread_id int,
    user_id bigint not null,
    post_id bigint not null,
    answered_at timestamp with time zone not null,
    question character large object not null,
    completed character large object not null,
    verdict varchar(16) not null check (verdict in ('answered', 'not_in_corpus')),
    mode varchar(32) not null,
    confidence double precision not null,
    text character large object not null,
    remembered boolean not null
);
create index telegram_answer_chat on telegram_answer (chat_id, id);
create index telegram_answer_post on telegram_answer (post_id);

-- Its quotes (or closest passages) and the evidence it was drawn from. The hash tells a changed article.
create table telegram_answer_span (
    answer_id bigint not null references telegram_answer (id) on delete cascade,
    kind varchar(8) not null check (kind in ('QUOTE', 'EVIDENCE')),
    ordinal int not null,
    article varchar(1000) not null,
    article_hash varchar(64) not null,
    span_start int not null,
    span_end int not null,
    score double precision not null,
    highlights varchar(4000) not null,
    speaker varchar(500),
    primary key (answer_id, kind, ordinal)
);

create table telegram_feedback (
    answer_id bigint not null references telegram_answer (id) on delete cascade,
    user_id bigint not null,
    liked boolean not null,
    given_at timestamp with time zone not null,
    primary key (answer_id, user_id)
);

-- Languages chosen by /settings; nobody else has a row.
create table telegram_person (
    user_id bigint primary key,
    language varchar(2) not null
);
