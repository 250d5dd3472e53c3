-- Conversations are in chat_memory; an answer tells which prompts its words came from.
alter table telegram_answer drop column if exists remembered;
alter table telegram_answer add column if not exists prompts varchar(64);
