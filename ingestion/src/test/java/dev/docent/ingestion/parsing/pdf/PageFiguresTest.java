package dev.docent.ingestion.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.PageFigure;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.BlockCollector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PageFiguresTest {

    private static final ParsingProperties LIMITS = limits(Map.of());

    @TempDir
    Path folder;

    private final SamplePdf pdf = new SamplePdf();

    @Test
    void areThePicturesBesideTheText() throws IOException {
        text().draw(content -> content.drawImage(picture(2000, 1000, BufferedImage.TYPE_INT_ARGB), 50, 50, 300, 150));
        text();

        var figure = figures(LIMITS).getFirst();

        assertThat(figures(LIMITS)).hasSize(1);
        assertThat(figure.page()).isOne();
        assertThat(figure.mediaType()).isEqualTo("image/jpeg");
        var image = ImageIO.read(new ByteArrayInputStream(figure.content()));
        assertThat(image.getWidth()).isEqualTo(1600);
        // What is transparent is white.
        assertThat(image.getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void areTakenOnceAndOnlyIfTheyAreLarge() throws IOException {
        var letterhead = picture(300, 300, BufferedImage.TYPE_INT_RGB);
        var icon = picture(100, 100, BufferedImage.TYPE_INT_RGB);
        var border = picture(2400, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 2; i++) {
            text().draw(content -> {
                content.drawImage(letterhead, 50, 50, 200, 200);
                content.drawImage(icon, 300, 50, 200, 200);
                content.drawImage(border, 50, 300, 500, 50);
                content.drawImage(letterhead, 300, 300, 5, 5);
            });
        }

        assertThat(figures(LIMITS)).hasSize(1);
    }

    @Test
    void areBoundedInNumberAndOffByDefault() throws IOException {
        text().draw(content -> {
            for (int i = 0; i < 3; i++) {
                content.drawImage(picture(300, 300, BufferedImage.TYPE_INT_RGB), 180 * i, 50, 150, 150);
            }
        });

        assertThat(figures(limits(Map.of("docent.parsing.figures.max-per-document", "2"))))
                .hasSize(2);
        assertThat(figures(DefaultLimits.LIMITS)).isEmpty();
    }

    @Test
    void leaveOutAPictureThatCannotBeDecoded() throws IOException {
        var broken = picture(300, 300, BufferedImage.TYPE_INT_RGB);
        broken.getCOSObject().setItem(org.apache.pdfbox.cos.COSName.FILTER, org.apache.pdfbox.cos.COSName.JPX_DECODE);
        text().draw(content -> {
            content.drawImage(broken, 50, 50, 200, 200);
            content.drawImage(picture(300, 300, BufferedImage.TYPE_INT_RGB), 300, 50, 200, 200);
        });

        assertThat(figures(LIMITS)).hasSize(1);
    }

    private SamplePdf text() {
        return pdf.page().lines(50, 50, "The ferries of the sound", "leave from the pier at seven.");
    }

    private PDImageXObject picture(int width, int height, int type) throws IOException {
        return LosslessFactory.createFromImage(pdf.document(), new BufferedImage(width, height, type));
    }

    private List<PageFigure> figures(ParsingProperties limits) throws IOException {
        var file = folder.resolve("a.pdf");
        try (var out = Files.newOutputStream(file)) {
            pdf.document().save(out);
        }
        var blocks = new BlockCollector(limits, ReadingProgress.NONE);
        new PdfReader().read(new DocumentFile(file, "a.pdf", null), "application/pdf", blocks);
        return blocks.document("application/pdf").figures();
    }

    private static ParsingProperties limits(Map<String, String> others) {
        var all = new java.util.HashMap<>(Map.of("docent.parsing.figures.enabled", "true"));
        all.putAll(others);
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("docent.parsing", ParsingProperties.class);
    }
}
