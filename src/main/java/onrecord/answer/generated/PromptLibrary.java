package onrecord.answer.generated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prompts of a folder, one file each, checked as a whole. They are read anew when a file changes; a change that
 * cannot be used is told once, and the prompts before it stay. Thread-safe.
 */
public final class PromptLibrary {
    private static final Logger log = LoggerFactory.getLogger(PromptLibrary.class);

    /** What prompts are for. */
    enum Purpose {
        ANSWER("answer.txt", "sentences question fence"),
        CONDENSE("condense.txt", "conversation question fence"),
        TRANSLATE_QUESTION("translate-question.txt", "question fence"),
        TRANSLATE_ANSWER("translate-answer.txt", "language sentences fence");

        private final String file;
        private final String placeholders;

        Purpose(String file, String placeholders) {
            this.file = file;
            this.placeholders = placeholders;
        }
    }

    /** A prompt is missing or cannot be used. The message names the file and what to do. */
    public static final class BrokenPromptException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenPromptException(String message) {
            super(message);
        }
    }

    /**
     * All prompts at one time.
     *
     * @param hash of all their files, 12 hex digits
     */
    record Prompts(Map<Purpose, Prompt> all, String hash, PromptWords words) {
        Prompt of(Purpose purpose) {
            Prompt prompt = all.get(purpose);
            if (prompt == null) {
                throw new IllegalStateException("there is no prompt to " + purpose);
            }
            return prompt;
        }
    }

    private final Path folder;
    private Prompts prompts;
    private List<Object> stamps;

    private PromptLibrary(Path folder) throws BrokenPromptException {
        this.folder = folder;
        stamps = stamps();
        prompts = read();
    }

    /** Reads the prompts of a folder. */
    public static PromptLibrary open(Path folder) throws BrokenPromptException {
        return new PromptLibrary(folder);
    }

    /** The prompts as they are now, or as they were before a change that cannot be used. */
    synchronized Prompts current() {
        List<Object> now = stamps();
        if (!now.equals(stamps)) {
            stamps = now;
            try {
                prompts = read();
            } catch (BrokenPromptException e) {
                log.warn("{}; the prompts before this change stay in use", e.getMessage());
            }
        }
        return prompts;
    }

    private List<Object> stamps() {
        List<Object> stamps = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            Path file = folder.resolve(purpose.file);
            try {
                stamps.add(Files.getLastModifiedTime(file));
                stamps.add(Files.size(file));
            } catch (IOException e) {
                stamps.add("missing");
            }
        }
        return stamps;
    }

    private Prompts read() throws BrokenPromptException {
        Map<Purpose, Prompt> all = new EnumMap<>(Purpose.class);
        List<String> told = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Purpose purpose : Purpose.values()) {
            Path file = folder.resolve(purpose.file);
            String text = text(file);
            Prompt prompt = Prompt.of(file.toString(), text, Set.of(purpose.placeholders.split(" ")));
            all.put(purpose, prompt);
            told.add(prompt.system());
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        return new Prompts(all, Hashes.hex(bytes.toByteArray(), 6), new PromptWords(told));
    }

    private String text(Path file) throws BrokenPromptException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BrokenPromptException("the prompt " + file
                    + " is missing: put it back, or name a folder that has all prompts with --prompts");
        } catch (CharacterCodingException e) {
            throw new BrokenPromptException("the prompt " + file + " is not UTF-8: save it as UTF-8");
        } catch (IOException e) {
            throw new BrokenPromptException("the prompt " + file
                    + " cannot be read: make it a readable file, or name another folder with --prompts");
        }
    }
}
