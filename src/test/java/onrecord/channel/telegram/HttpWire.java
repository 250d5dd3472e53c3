package onrecord.channel.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Just enough HTTP/1.1 on a socket to serve a Bot API client, and to misbehave. */
final class HttpWire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 1_000_000;

    private HttpWire() {}

    /** A request: its path and its parameters, whatever form they came in. */
    record Request(String path, ObjectNode parameters) {}

    /** The next request on a connection; null if the client hung up. */
    static @Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null || first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = body(in, headers);
        String path = first.split(" ", 3)[1];
        return new Request(path, parameters(headers.getOrDefault("content-type", ""), body));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(String.valueOf(line(in)).strip(), 16);
                all.write(exactly(in, size));
                line(in);
                if (size == 0) {
                    return all.toByteArray();
                }
            }
        }
        return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        if (size > LONGEST_BODY) {
            throw new IOException("a body of " + size + " bytes");
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private static ObjectNode parameters(String type, byte[] body) throws IOException {
        ObjectNode parameters = JSON.createObjectNode();
        if (body.length == 0) {
            return parameters;
        }
        if (type.startsWith("multipart/form-data")) {
            String boundary = "--" + type.replaceFirst(".*boundary=", "").replace("\"", "");
            for (String part :
                    new String(body, StandardCharsets.UTF_8).split(java.util.regex.Pattern.quote(boundary), -1)) {
                int gap = part.indexOf("\r\n\r\n");
                if (gap > 0) {
                    String name = part.substring(0, gap).replaceFirst("(?s).*name=\"([^\"]*)\".*", "$1");
                    put(parameters, name, part.substring(gap + 4).replaceFirst("\r\n$", ""));
                }
            }
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
                String[] sides = pair.split("=", 2);
                put(parameters, sides[0], URLDecoder.decode(sides.length > 1 ? sides[1] : "", StandardCharsets.UTF_8));
            }
        } else {
            return (ObjectNode) JSON.readTree(body);
        }
        return parameters;
    }

    /** Forms carry numbers and objects as text. */
    private static void put(ObjectNode parameters, String name, String value) {
        try {
            parameters.set(name, JSON.readTree(value));
        } catch (IOException e) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }

    /** A whole reply; the connection stays open. */
    static void write(OutputStream out, int status, String type, String body) throws IOException {
        write(out, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static void write(OutputStream out, int status, String type, byte[] bytes) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    /** Half a reply, and the line is cut. */
    static void writeHalf(Socket socket, String body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: " + (body.length() * 2)
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        socket.close();
    }
}
