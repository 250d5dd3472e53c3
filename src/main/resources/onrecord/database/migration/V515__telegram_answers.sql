-- Conversations are in chat_memory; an answer tells which prompts its words came from.
alter table telegram_answer drop column remembered;
alter table telegram_answer add column prompts varchar(64);
