package onrecord.channel.telegram;

/** How the scripted server treats one call. */
record Fault(Kind kind, int status, String body, long millis) {
    enum Kind {
        /** Does it and says so. */
        NONE,
        /** Says something else, and does not do it. */
        REPLY,
        /** Hangs up before doing it. */
        DROP_BEFORE,
        /** Does it, and hangs up without a reply. */
        DROP_AFTER,
        /** Does it, and replies late. */
        LATE,
        /** Begins a reply and hangs up. */
        TRUNCATE
    }

    static Fault none() {
        return new Fault(Kind.NONE, 200, "", 0);
    }

    static Fault refusal(int code, String description) {
        return refusal(code, description, "");
    }

    static Fault refusal(int code, String description, String parameters) {
        String extra = parameters.isEmpty() ? "" : ",\"parameters\":{" + parameters + "}";
        return reply(
                code,
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"" + extra + "}");
    }

    static Fault rateLimited(int seconds) {
        return refusal(429, "Too Many Requests: retry after " + seconds, "\"retry_after\":" + seconds);
    }

    static Fault reply(int status, String body) {
        return new Fault(Kind.REPLY, status, body, 0);
    }

    static Fault dropBefore() {
        return new Fault(Kind.DROP_BEFORE, 0, "", 0);
    }

    static Fault dropAfter() {
        return new Fault(Kind.DROP_AFTER, 0, "", 0);
    }

    static Fault late(long millis) {
        return new Fault(Kind.LATE, 200, "", millis);
    }

    static Fault truncate() {
        return new Fault(Kind.TRUNCATE, 0, "{\"ok\":true,\"resu", 0);
    }
}
