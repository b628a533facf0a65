package dev.docent.bench.memory;

import dev.docent.bench.running.StartedService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/**
 * The command that starts the jar with {@code -Xmx512m}, uploads a thousand documents, one of 872 pages and one of 50 MB
 * among them, and prints the resident memory of the service and its workers every five seconds until a minute after the
 * last document is done. Linux only: it reads {@code /proc}.
 */
public final class MemoryCurve {

    private static final int DOCUMENTS = 1000;
    private static final int PAGES = 872;
    private static final int LARGE_MEGABYTES = 50;
    private static final int SECONDS_BETWEEN = 5;
    private static final int LOOKS_AFTER = 12;

    private MemoryCurve() {}

    /** Takes the jar. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("Usage: MemoryCurve DOCENT_JAR [DOCUMENTS]");
            System.exit(2);
        }
        var documents = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DOCUMENTS;
        try (var service = StartedService.start(Path.of(arguments[0]).toAbsolutePath())) {
            var sending = Thread.ofPlatform().daemon().start(() -> send(service, documents));
            System.out.println("seconds\tservice_mb\tworkers_mb\tworkers\tdone");
            var start = System.nanoTime();
            for (int looksAfter = 0; looksAfter < LOOKS_AFTER; ) {
                var done = service.done();
                System.out.printf(
                        Locale.ROOT,
                        "%d\t%d\t%d\t%d\t%d%n",
                        (System.nanoTime() - start) / 1_000_000_000,
                        service.megabytes(),
                        service.workerMegabytes(),
                        service.workers(),
                        done);
                if (done >= documents && !sending.isAlive()) {
                    looksAfter++;
                }
                Thread.sleep(SECONDS_BETWEEN * 1000L);
            }
        }
    }

    private static void send(StartedService service, int documents) {
        try {
            for (int number = 0; number < documents; number++) {
                if (number == documents / 4) {
                    service.upload("pages.pdf", GeneratedDocuments.pdf(PAGES, 0));
                } else if (number == documents / 2) {
                    service.upload("large.pdf", GeneratedDocuments.pdf(3, LARGE_MEGABYTES));
                } else {
                    service.upload("note-" + number + ".txt", GeneratedDocuments.text(number));
                }
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Generated documents, the same in every run. */
    private static final class GeneratedDocuments {

        private static final int LINES_A_PAGE = 12;

        /** {@return a note of a few sentences, different for each number} */
        static byte[] text(int number) {
            return ("Note number %d.%n%nThe keeper lit lamp %d at dusk and wrote it down. The wind stood at %d degrees."
                            .formatted(number, number, number % 360))
                    .getBytes(StandardCharsets.UTF_8);
        }

        /**
         * {@return a PDF with this number of pages of text}
         *
         * @param megabytes the size of a picture of noise on its first page
         */
        static byte[] pdf(int pages, int megabytes) throws IOException {
            try (var document = new PDDocument();
                    var out = new ByteArrayOutputStream()) {
                var font = new PDType1Font(FontName.HELVETICA);
                for (int number = 1; number <= pages; number++) {
                    var page = new PDPage(PDRectangle.A4);
                    document.addPage(page);
                    try (var content = new PDPageContentStream(document, page)) {
                        if (number == 1 && megabytes > 0) {
                            content.drawImage(
                                    LosslessFactory.createFromImage(document, noise(megabytes)), 50, 50, 200, 200);
                        }
                        content.beginText();
                        content.setFont(font, 11);
                        content.setLeading(18);
                        content.newLineAtOffset(60, 760);
                        for (int line = 0; line < LINES_A_PAGE; line++) {
                            content.showText("Line %d of page %d tells what the keeper saw from tower %d."
                                    .formatted(line, number, number * 31 + line));
                            content.newLine();
                        }
                        content.endText();
                    }
                }
                document.save(out);
                return out.toByteArray();
            }
        }

        private static BufferedImage noise(int megabytes) {
            var side = (int) Math.sqrt(megabytes * (double) (1 << 20) / 3);
            var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            var random = new Random(side);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    image.setRGB(x, y, random.nextInt(1 << 24));
                }
            }
            return image;
        }
    }
}
