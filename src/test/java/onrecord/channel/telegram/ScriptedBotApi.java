package onrecord.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API server on a socket of its own, for tests: real offsets and long polls, real checks of what is sent, and
 * whatever faults a test scripts. Loopback only; ends with the test, and at the latest after ten minutes.
 */
final class ScriptedBotApi implements AutoCloseable {
    static final long BOT_ID = 777;
    static final String BOT_NAME = "OnRecordTestBot";
    static final String TOKEN = "777:AAscripted-token_for_tests-000000000";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int CONNECTIONS = 128;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> Lanes.daemon(task, "bot-api"));
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<Integer, Shown> messages = new LinkedHashMap<>();
    private final Deque<Long> recentSends = new ArrayDeque<>();
    private final Map<Long, Deque<Long>> sendsByChat = new HashMap<>();
    private int rateLimited;
    private int nextMessage = 1000;
    private long nextUpdate = 1;
    private int redeliveries;
    private boolean enforcing;
    private @Nullable String tokenRefused;

    /** A call as it came in. */
    record Call(String method, ObjectNode parameters, long nanos) {
        long chat() {
            return parameters.path("chat_id").asLong();
        }

        String text() {
            return parameters.path("text").asText();
        }
    }

    /** A message as a chat shows it now. */
    record Shown(int id, long chat, int topic, int replyTo, String html, String text, JsonNode keyboard, int edits) {
        List<String> buttons() {
            List<String> data = new ArrayList<>();
            keyboard.path("inline_keyboard")
                    .forEach(row -> row.forEach(
                            button -> data.add(button.path("callback_data").asText())));
            return data;
        }
    }

    private static final class Queued {
        final ObjectNode update;
        boolean delivered;

        Queued(ObjectNode update) {
            this.update = update;
        }

        long id() {
            return update.path("update_id").asLong(Long.MIN_VALUE);
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final int code;

        Refused(int code, String description) {
            super(description);
            this.code = code;
        }
    }

    ScriptedBotApi() throws IOException {
        this(0);
    }

    ScriptedBotApi(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) LIFE.toMillis());
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    // ---- what a test scripts

    /** The next calls of a method go wrong like this, in order. */
    synchronized void script(String method, Fault... next) {
        faults.computeIfAbsent(method.toLowerCase(Locale.ROOT), name -> new ArrayDeque<>())
                .addAll(List.of(next));
    }

    /** Somebody does something; returns the update's id. */
    synchronized long happen(Words words) {
        long id = nextUpdate++;
        push(words.update(id));
        return id;
    }

    synchronized void push(ObjectNode update) {
        queue.add(new Queued(update));
        notifyAll();
    }

    /** The next update gets this id. */
    synchronized void continueIdsAt(long id) {
        nextUpdate = id;
    }

    /** The next polls confirm nothing: what was delivered is delivered again. */
    synchronized void redeliver(int polls) {
        redeliveries = polls;
        notifyAll();
    }

    /** From now on too many calls are refused, as Telegram does. */
    synchronized void enforceLimits() {
        enforcing = true;
    }

    synchronized void refuseToken() {
        tokenRefused = "Unauthorized";
        notifyAll();
    }

    /** A file that Telegram gives out by this id. */
    void keep(String fileId, byte[] bytes) {
        files.put(fileId, bytes);
    }

    // ---- what a test looks at

    List<Call> calls(String method) {
        return calls.stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    synchronized List<Shown> messages(long chat) {
        return messages.values().stream()
                .filter(message -> message.chat() == chat)
                .toList();
    }

    synchronized List<Shown> messages() {
        return List.copyOf(messages.values());
    }

    synchronized int waiting() {
        return queue.size();
    }

    // ---- the wire

    private void accept() {
        long end = System.nanoTime() + LIFE.toNanos();
        try {
            while (System.nanoTime() < end) {
                Socket socket = server.accept();
                connections.removeIf(Socket::isClosed);
                if (connections.size() >= CONNECTIONS) {
                    socket.close();
                    continue;
                }
                connections.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            // Closed by the test, or at the end of its life.
        } finally {
            close();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new java.io.BufferedInputStream(socket.getInputStream());
            for (HttpWire.Request request = HttpWire.read(in); request != null; request = HttpWire.read(in)) {
                if (!answer(socket, request)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private boolean answer(Socket socket, HttpWire.Request request) throws IOException {
        String[] path = request.path().split("/", -1);
        String method = path[path.length - 1].replaceFirst("\\?.*", "").toLowerCase(Locale.ROOT);
        calls.add(new Call(method, request.parameters(), System.nanoTime()));
        Fault fault = nextFault(method);
        switch (fault.kind()) {
            case REPLY ->
                HttpWire.write(
                        socket.getOutputStream(),
                        fault.status(),
                        fault.body().startsWith("<") ? "text/html" : "application/json",
                        fault.body());
            case DROP_BEFORE -> {
                return false;
            }
            case TRUNCATE -> {
                HttpWire.writeHalf(socket, fault.body());
                return false;
            }
            default -> {
                byte[] file = request.path().startsWith("/file/bot" + TOKEN + "/documents/")
                        ? files.get(path[path.length - 1])
                        : null;
                if (file != null) {
                    HttpWire.write(socket.getOutputStream(), 200, "application/octet-stream", file);
                    return true;
                }
                ObjectNode reply = reply(request.path(), method, request.parameters());
                if (fault.kind() == Fault.Kind.DROP_AFTER) {
                    return false;
                }
                if (fault.kind() == Fault.Kind.LATE) {
                    LockSupport.parkNanos(Duration.ofMillis(fault.millis()).toNanos());
                }
                int status = reply.path("ok").asBoolean()
                        ? 200
                        : reply.path("error_code").asInt();
                HttpWire.write(socket.getOutputStream(), status, "application/json", reply.toString());
            }
        }
        return true;
    }

    private synchronized Fault nextFault(String method) {
        Deque<Fault> scripted = faults.get(method);
        Fault fault = scripted == null ? null : scripted.poll();
        return fault == null ? Fault.none() : fault;
    }

    private ObjectNode reply(String path, String method, ObjectNode parameters) {
        ObjectNode reply = JSON.createObjectNode();
        try {
            if (!path.startsWith("/bot" + TOKEN + "/") || tokenRefused != null) {
                throw new Refused(401, "Unauthorized");
            }
            reply.put("ok", true);
            reply.set("result", result(method, parameters));
        } catch (Refused e) {
            reply.removeAll();
            reply.put("ok", false).put("error_code", e.code).put("description", String.valueOf(e.getMessage()));
            if (e.code == 429) {
                reply.putObject("parameters").put("retry_after", 1);
            }
        }
        return reply;
    }

    private JsonNode result(String method, ObjectNode parameters) throws Refused {
        return switch (method) {
            case "getme" ->
                JSON.createObjectNode()
                        .put("id", BOT_ID)
                        .put("is_bot", true)
                        .put("first_name", "OnRecord")
                        .put("username", BOT_NAME)
                        .put("can_read_all_group_messages", false)
                        .put("supports_inline_queries", true);
            case "getupdates" -> updates(parameters);
            case "sendmessage" -> send(parameters);
            case "editmessagetext" -> edit(parameters);
            case "answerinlinequery" -> inline(parameters);
            case "getfile" -> file(parameters.path("file_id").asText());
            case "setmycommands", "answercallbackquery", "sendchataction" ->
                JSON.getNodeFactory().booleanNode(true);
            default -> throw new Refused(404, "Not Found: method not found");
        };
    }

    private JsonNode file(String id) throws Refused {
        byte[] bytes = files.get(id);
        if (bytes == null) {
            throw new Refused(400, "Bad Request: invalid file_id");
        }
        if (bytes.length > 20 << 20) {
            throw new Refused(400, "Bad Request: file is too big");
        }
        return JSON.createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", id)
                .put("file_size", bytes.length)
                .put("file_path", "documents/" + id);
    }

    private synchronized JsonNode updates(ObjectNode parameters) {
        if (redeliveries > 0) {
            redeliveries--;
        } else {
            confirm(parameters.path("offset").asLong());
        }
        long end = System.nanoTime()
                + Duration.ofSeconds(parameters.path("timeout").asInt()).toNanos();
        while (queue.isEmpty() && tokenRefused == null && System.nanoTime() < end) {
            try {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        var batch = JSON.createArrayNode();
        int limit = parameters.path("limit").asInt(100);
        for (Queued queued : queue) {
            if (batch.size() < limit) {
                queued.delivered = true;
                batch.add(queued.update);
            }
        }
        return batch;
    }

    /** Forgets what was delivered up to the update before the offset, in the order of the queue. */
    private void confirm(long offset) {
        boolean known = queue.stream().anyMatch(queued -> queued.delivered && queued.id() == offset - 1);
        while (known && !queue.isEmpty()) {
            if (queue.remove().id() == offset - 1) {
                return;
            }
        }
    }

    private synchronized JsonNode send(ObjectNode parameters) throws Refused {
        long chat = parameters.path("chat_id").asLong();
        limit(chat);
        String html = parameters.path("text").asText();
        Shown shown = new Shown(
                nextMessage++,
                chat,
                parameters.path("message_thread_id").asInt(),
                parameters.path("reply_parameters").path("message_id").asInt(),
                html,
                visible(parameters),
                checked(parameters.path("reply_markup")),
                0);
        messages.put(shown.id(), shown);
        return message(shown);
    }

    private synchronized JsonNode edit(ObjectNode parameters) throws Refused {
        limit(parameters.path("chat_id").asLong());
        Shown old = messages.get(parameters.path("message_id").asInt());
        if (old == null || old.chat() != parameters.path("chat_id").asLong()) {
            throw new Refused(400, "Bad Request: message to edit not found");
        }
        String html = parameters.path("text").asText();
        JsonNode keyboard = checked(parameters.path("reply_markup"));
        String text = visible(parameters);
        if (old.html().equals(html) && old.keyboard().toString().equals(keyboard.toString())) {
            throw new Refused(400, "Bad Request: message is not modified");
        }
        Shown shown =
                new Shown(old.id(), old.chat(), old.topic(), old.replyTo(), html, text, keyboard, old.edits() + 1);
        messages.put(shown.id(), shown);
        return message(shown);
    }

    private static String visible(JsonNode parameters) throws Refused {
        String html =
                parameters.path("text").asText(parameters.path("message_text").asText());
        String text = html;
        if (parameters.path("parse_mode").asText().equals("HTML")) {
            try {
                text = TelegramHtml.visible(html);
            } catch (IllegalArgumentException e) {
                throw new Refused(400, "Bad Request: " + e.getMessage());
            }
        }
        if (text.isBlank()) {
            throw new Refused(400, "Bad Request: message text is empty");
        }
        if (text.length() > 4096) {
            throw new Refused(400, "Bad Request: message is too long");
        }
        return text;
    }

    private static JsonNode checked(JsonNode markup) throws Refused {
        for (JsonNode row : markup.path("inline_keyboard")) {
            for (JsonNode button : row) {
                int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
                if (bytes < 1 || bytes > 64) {
                    throw new Refused(400, "Bad Request: BUTTON_DATA_INVALID");
                }
            }
        }
        return markup;
    }

    private static JsonNode inline(ObjectNode parameters) throws Refused {
        for (JsonNode result : parameters.path("results")) {
            visible(result.path("input_message_content"));
        }
        if (parameters.path("results").size() > 50) {
            throw new Refused(400, "Bad Request: RESULTS_TOO_MUCH");
        }
        String start = parameters.path("button").path("start_parameter").asText("x");
        if (!start.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new Refused(400, "Bad Request: START_PARAM_INVALID");
        }
        return JSON.getNodeFactory().booleanNode(true);
    }

    /** Telegram's advised rates: 30 a second overall, 20 a minute in a group, about 1 a second in a private chat. */
    private void limit(long chat) throws Refused {
        if (!enforcing) {
            return;
        }
        long now = System.nanoTime();
        boolean free = room(recentSends, now, 1, 30)
                && (chat < 0 ? room(sendsIn(chat), now, 60, 20) : room(sendsIn(chat), now, 5, 7));
        if (!free) {
            rateLimited++;
            throw new Refused(429, "Too Many Requests: retry after 1");
        }
        recentSends.addLast(now);
        sendsIn(chat).addLast(now);
    }

    private Deque<Long> sendsIn(long chat) {
        return sendsByChat.computeIfAbsent(chat, id -> new ArrayDeque<>());
    }

    private static boolean room(Deque<Long> sends, long now, int seconds, int most) {
        while (!sends.isEmpty() && now - sends.peekFirst() > seconds * 1_000_000_000L) {
            sends.removeFirst();
        }
        return sends.size() < most;
    }

    /** How many calls were refused because there were too many. */
    synchronized int rateLimited() {
        return rateLimited;
    }

    private static JsonNode message(Shown shown) {
        ObjectNode message = JSON.createObjectNode()
                .put("message_id", shown.id())
                .put("date", System.currentTimeMillis() / 1000)
                .put("text", shown.text());
        message.putObject("chat").put("id", shown.chat()).put("type", shown.chat() > 0 ? "private" : "supergroup");
        return message;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
