package onrecord.channel.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may use the bot, and how much. Counts live in memory: a restart forgives. Each refusal is told once, and again
 * only after the person was admitted in between or a day has passed. Thread-safe.
 */
final class Admission {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SILENCE = Duration.ofDays(1);
    private static final int REMEMBERED = 10_000;

    enum Verdict {
        ADMITTED,
        STRANGER,
        TOO_MANY_OPEN,
        TOO_MANY_THIS_HOUR
    }

    private record Notice(long person, Verdict verdict) {}

    private final Set<Long> allowed;
    private final Set<Long> admins;
    private final Limits limits;
    private final Clock clock;
    private final Map<Long, Set<Long>> open = new HashMap<>();
    private final Map<Long, Deque<Instant>> recent = new HashMap<>();
    private final Map<Notice, Instant> told = new HashMap<>();

    Admission(Set<Long> allowed, Set<Long> admins, Limits limits, Clock clock) {
        this.allowed = allowed;
        this.admins = admins;
        this.limits = limits;
        this.clock = clock;
    }

    boolean isAdmin(long person) {
        return admins.contains(person);
    }

    /** Whether the person, or everybody in the chat, may use the bot. */
    boolean isAllowed(long person, long chat) {
        return allowed.isEmpty() || allowed.contains(person) || allowed.contains(chat) || isAdmin(person);
    }

    /** Takes a question in, if the person has room for it; one that was let in already counts once. */
    synchronized Verdict admit(long person, long update) {
        Set<Long> questions = open.computeIfAbsent(person, id -> new HashSet<>());
        if (questions.contains(update)) {
            return Verdict.ADMITTED;
        }
        Deque<Instant> hour = recent.computeIfAbsent(person, id -> new ArrayDeque<>());
        Instant now = clock.instant();
        while (!hour.isEmpty() && hour.peekFirst().isBefore(now.minus(HOUR))) {
            hour.removeFirst();
        }
        if (!isAdmin(person)) {
            if (questions.size() >= limits.open()) {
                return Verdict.TOO_MANY_OPEN;
            }
            if (hour.size() >= limits.hourly()) {
                return Verdict.TOO_MANY_THIS_HOUR;
            }
        }
        questions.add(update);
        hour.addLast(now);
        told.keySet().removeIf(notice -> notice.person() == person && notice.verdict() != Verdict.STRANGER);
        return Verdict.ADMITTED;
    }

    /** Counts a question that was taken in before a restart. */
    synchronized void readmit(long person, long update) {
        open.computeIfAbsent(person, id -> new HashSet<>()).add(update);
    }

    /** A question is dealt with. */
    synchronized void release(long person, long update) {
        Set<Long> questions = open.get(person);
        if (questions != null) {
            questions.remove(update);
            if (questions.isEmpty()) {
                open.remove(person);
            }
        }
        if (recent.size() > REMEMBERED) {
            Instant limit = clock.instant().minus(HOUR);
            recent.values().removeIf(hour -> hour.isEmpty() || hour.peekLast().isBefore(limit));
        }
    }

    /** Whether a refusal is still to be told. */
    synchronized boolean mustTell(long person, Verdict verdict) {
        Instant before = told.get(new Notice(person, verdict));
        return before == null || !before.isAfter(clock.instant().minus(SILENCE));
    }

    /** A refusal is told: the notice is in the database. */
    synchronized void noteTold(long person, Verdict verdict) {
        Instant now = clock.instant();
        if (told.size() > REMEMBERED) {
            told.values().removeIf(at -> at.isBefore(now.minus(SILENCE)));
        }
        told.put(new Notice(person, verdict), now);
    }
}
