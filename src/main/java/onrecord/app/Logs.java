package onrecord.app;

/** Keeps the libraries' logs on standard error and down to what a user should know. */
final class Logs {
    private Logs() {}

    /**
     * Must be called before the first logger is made.
     *
     * @param quiet errors only, else warnings too
     */
    static void set(boolean quiet) {
        set("defaultLogLevel", quiet ? "error" : "warn");
        set("showThreadName", "false");
        set("showLogName", "false");
        set("levelInBrackets", "true");
        // Whoever runs the bot is told when it connects, and when it does again.
        set("log.onrecord.channel.telegram", quiet ? "error" : "info");
        // It reports what a model's server sends in error, and that is for us to tell, in a line.
        set("log.dev.langchain4j", "off");
        // It warns of every H2 newer than itself, and tells of a full disk four times before we do.
        set("log.org.flywaydb", "off");
    }

    private static void set(String name, String value) {
        String property = "org.slf4j.simpleLogger." + name;
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
