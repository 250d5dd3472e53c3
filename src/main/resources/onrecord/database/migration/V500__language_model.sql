-- Replies of a language model as it gave them, for the same question over the same evidence and prompts.
create table model_reply (
    cache_key varchar(64) primary key,
    made_at timestamp with time zone not null,
    model varchar(500) not null,
    prompts varchar(64) not null,
    reply character large object not null
);
create index model_reply_made_at on model_reply (made_at);

-- Conversations, as LangChain4j writes their messages.
create table chat_memory (
    memory_id varchar(200) primary key,
    changed_at timestamp with time zone not null,
    messages character large object not null
);
