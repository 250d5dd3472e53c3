package onrecord.corpus;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The process that {@link PdfWorker} starts. On its standard input come PDF files, each after its length; on its
 * standard output go, for each, three texts after their lengths in bytes: what is wrong with it, its title, its text. It
 * ends with its input, or when nothing has come for a while.
 */
final class PdfProcess {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 500;

    private static volatile long busyUntil = Long.MAX_VALUE;

    private PdfProcess() {}

    public static void main(String[] args) throws IOException {
        rest();
        Thread watch = new Thread(PdfProcess::endWhenIdle, "idle");
        watch.setDaemon(true);
        watch.start();
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        while (true) {
            byte[] bytes;
            try {
                int length = in.readInt();
                busyUntil = Long.MAX_VALUE;
                bytes = in.readNBytes(length);
            } catch (EOFException e) {
                return;
            }
            answer(bytes, out);
            rest();
        }
    }

    private static void rest() {
        busyUntil = System.nanoTime() + IDLE.toNanos();
    }

    /** The input may stay open for days, and a read from it cannot be given a time. */
    private static void endWhenIdle() {
        try {
            while (busyUntil == Long.MAX_VALUE || System.nanoTime() - busyUntil < 0) {
                Thread.sleep(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void answer(byte[] bytes, DataOutputStream out) throws IOException {
        String fault = "";
        String title = "";
        String text = "";
        try (PDDocument document = Loader.loadPDF(bytes)) {
            String stated = document.getDocumentInformation().getTitle();
            title = stated == null ? "" : stated;
            text = text(document);
        } catch (InvalidPasswordException e) {
            fault = "is protected by a password: save it without";
        } catch (IOException | RuntimeException | StackOverflowError e) {
            fault = "cannot be read as PDF (" + e.getClass().getSimpleName() + "): give the article as text";
        }
        for (String part : new String[] {fault, title, text}) {
            byte[] encoded = part.getBytes(StandardCharsets.UTF_8);
            out.writeInt(encoded.length);
            out.write(encoded);
        }
        out.flush();
    }

    private static String text(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        stripper.setParagraphStart("\n");
        stripper.setPageEnd("\f");
        stripper.setEndPage(MOST_PAGES);
        return stripper.getText(document);
    }
}
