package onrecord.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes PDF files, good and bad. */
public final class PdfFiles {
    private PdfFiles() {}

    /** One with these lines on its pages. */
    public static byte[] of(List<List<String>> pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            write(document, pages);
            return bytes(document);
        }
    }

    /** One that opens with a password only. */
    public static byte[] locked() throws IOException {
        try (PDDocument document = new PDDocument()) {
            write(document, List.of(List.of("Nobody reads this.")));
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        }
    }

    /** A few kilobytes whose one page unfolds to so many megabytes of text. */
    public static byte[] bomb(int mebibytes) throws IOException {
        PDResources resources = new PDResources();
        COSName font = resources.add(new PDType1Font(Standard14Fonts.FontName.HELVETICA));
        String line = "BT /" + font.getName() + " 9 Tf (" + "a".repeat(80) + ") Tj ET\n";
        byte[] lines = line.repeat((1 << 20) / line.length()).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream outer = new DeflaterOutputStream(packed);
                OutputStream inner = new DeflaterOutputStream(outer, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < mebibytes; i++) {
                inner.write(lines);
            }
        }
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            COSStream stream = document.getDocument().createCOSStream();
            try (OutputStream raw = stream.createRawOutputStream()) {
                raw.write(packed.toByteArray());
            }
            COSArray filters = new COSArray();
            filters.add(COSName.FLATE_DECODE);
            filters.add(COSName.FLATE_DECODE);
            stream.setItem(COSName.FILTER, filters);
            page.setResources(resources);
            page.setContents(new PDStream(stream));
            return bytes(document);
        }
    }

    private static void write(PDDocument document, List<List<String>> pages) throws IOException {
        for (List<String> lines : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.setLeading(14);
                content.newLineAtOffset(72, 720);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
