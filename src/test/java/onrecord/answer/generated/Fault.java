package onrecord.answer.generated;

/** What a server can do to keep a question waiting. */
enum Fault {
    NEVER_REPLIES((asked, wire) -> wire.stall()),
    STALLS_IN_A_CLAIM((asked, wire) -> {
        wire.say("{\"claims\": [{\"text\": \"half");
        wire.stall();
    }),
    TRICKLES_WORDS((asked, wire) -> {
        wire.say("{\"claims\": [{\"text\": \"");
        wire.trickle("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":\"and \"}}]}\n\n");
    }),
    TRICKLES_NOTHING((asked, wire) -> wire.trickle(": still here\n\n")),
    IS_ALWAYS_BUSY((asked, wire) -> wire.status(429, "later")),
    IS_OUT_OF_ORDER((asked, wire) -> wire.status(500, "out of order")),
    CUTS((asked, wire) -> wire.cut()),
    CUTS_IN_A_CLAIM((asked, wire) -> {
        wire.say("{\"claims\": [{\"text\": \"half");
        wire.cut();
    }),
    SENDS_GARBAGE((asked, wire) -> {
        wire.raw("\u0000\u0001{{{{ not a stream");
        wire.cut();
    });

    @SuppressWarnings("ImmutableEnumChecker") // a script is a function of what it is asked alone
    private final ScriptedModel.Script script;

    Fault(ScriptedModel.Script script) {
        this.script = script;
    }

    ScriptedModel.Script script() {
        return script;
    }

    /** Whether the asker hears nothing of it until the time is up. */
    boolean isSilence() {
        return this == NEVER_REPLIES || this == STALLS_IN_A_CLAIM || this == TRICKLES_WORDS || this == TRICKLES_NOTHING;
    }
}
