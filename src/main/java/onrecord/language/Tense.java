package onrecord.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a clause speaks of what was or of what is to come, as far as its words show it. */
enum Tense {
    PAST,
    FUTURE,
    /** The words do not show it. */
    OPEN;

    private static final Pattern CUE = Pattern.compile(
            "\\b(?:(?<future>will|won['’]t|shall|would|(?:is|are|was|were) (?:now |still |also |then )?(?:due |set |expected |scheduled |supposed )?to(?! date)|due"
                    + "|expected|expects?|plans?|planned|planning|scheduled|upcoming|must|should|(?-i:may)|might|set for|fixed for|hopes?|intends?|aims?"
                    + "|until|ahead of|has to|have to|going to|slated)|(?<past>was|were|had|did|\\w{2,}(?<!ne)ed|said|told|held|came|took"
                    + "|went|gave|made|met|began|broke|brought|built|bought|caught|chose|cut|drew|drove|fell|felt|fled|flew"
                    + "|found|fought|got|grew|heard|hit|kept|killed|knew|led|left|lost|lay|paid|put|ran|rose|saw|sold|sent"
                    + "|set|shot|shut|spoke|spent|stood|stole|struck|swore|taught|thought|threw|tore|understood|won|wore"
                    + "|withdrew|wrote|became|died|sank|sat|slept|swept|read|dealt|bore|beat|quit|burst))\\b|(?<=\\p{L})['’](?<will>ll)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BORDER = Pattern.compile(
            "[,;:()\\[\\]“”\"—–]|\\b(?:while|after|when|because|although|though|before|but)\\b",
            Pattern.CASE_INSENSITIVE);
    /** What stands between "will" and the participle that goes with it. */
    private static final Pattern PASSIVE = Pattern.compile(" (?:\\p{L}+ )?(?:be |have been )?");

    /** The end of a main clause, on whose tense a clause in the present leans: "will be named after the votes are counted". */
    private static final Pattern ENTERING = Pattern.compile("\\b(?:after|when|before)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern PRESENT = Pattern.compile(
            "(?:(?!\\b(?:was|were|had|did)\\b)[^,;])*?\\b(?:is|are|has been|have been)\\b(?! to\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TIMETABLE = Pattern.compile(
            "(?<!\\bto )\\b(?:meets?|begins?|starts?|opens?|closes?|ends?|joins?|goes|go on|comes?|returns?|takes place|votes?"
                    + "|visits?|arrives?|leaves?|travels?|passes|plays?|hosts?|launches|resumes?|expires?|turns|faces|retires?"
                    + "|steps? down|stands? down|takes? (?:effect|over|office)|comes? into|hands? over|publishes|sits?|kicks? off|gets? under way|falls? due)\\b");

    /** The tense of the clause around a span of a sentence; the words before the span count before those after it. */
    static Tense around(String text, TextSpan sentence, TextSpan words) {
        int start = sentence.start();
        int end = sentence.end();
        Matcher border = BORDER.matcher(text).region(sentence.start(), sentence.end());
        while (border.find()) {
            if (border.end() <= words.start()) {
                start = border.end();
            } else if (border.start() >= words.end()) {
                end = border.start();
                break;
            }
        }
        if (ENTERING.matcher(text).region(sentence.start(), start).find()
                && PRESENT.matcher(text).region(start, words.start()).lookingAt()
                && last(text, sentence.start(), start) == FUTURE) {
            return FUTURE;
        }
        Tense before = in(text, start, words.start(), true);
        if (before != OPEN) {
            return before;
        }
        Tense after = in(text, words.end(), end, false);
        if (after != OPEN) {
            return after;
        }
        Tense earlier = in(text, sentence.start(), start, false);
        if (earlier != OPEN) {
            return last(text, sentence.start(), start);
        }
        Tense later = in(text, end, sentence.end(), false);
        if (later != OPEN) {
            return later;
        }
        return TIMETABLE.matcher(text).region(sentence.start(), sentence.end()).find() ? FUTURE : OPEN;
    }

    /** The first cue, or, where participles may follow it ("will be held"), the future wherever it shows. */
    private static Tense in(String text, int start, int end, boolean futureWins) {
        Matcher cue = CUE.matcher(text).region(start, Math.max(start, end));
        Tense first = OPEN;
        while (cue.find()) {
            Tense tense = cue.group("past") == null ? FUTURE : PAST;
            if (first == OPEN) {
                first = tense;
            }
            if (tense == FUTURE && futureWins) {
                return FUTURE;
            }
        }
        return first;
    }

    private static Tense last(String text, int start, int end) {
        Matcher cue = CUE.matcher(text).region(start, end);
        Tense last = OPEN;
        int lastEnd = start;
        while (cue.find()) {
            boolean past = cue.group("past") != null;
            boolean goesOn = past
                    && last == FUTURE
                    && PASSIVE.matcher(text).region(lastEnd, cue.start()).matches();
            last = past && !goesOn ? PAST : FUTURE;
            lastEnd = cue.end();
        }
        return last;
    }
}
