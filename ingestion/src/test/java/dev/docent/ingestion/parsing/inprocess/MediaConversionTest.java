package dev.docent.ingestion.parsing.inprocess;

import static dev.docent.ingestion.parsing.media.SampleImages.SECRET;
import static dev.docent.ingestion.parsing.media.SampleImages.encoded;
import static dev.docent.ingestion.parsing.media.SampleImages.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.media.ConvertedMedia;
import dev.docent.ingestion.parsing.media.MediaBounds;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.ingestion.parsing.media.SampleAudio;
import dev.docent.ingestion.parsing.media.SampleImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaConversionTest {

    private static final MediaBounds BOUNDS = new MediaBounds(1_000_000, Duration.ofMinutes(10));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void makesThreeSizesOfAnImage(String format) throws IOException {
        var media = convert(encoded(picture(800, 400), format));

        assertThat(media.sourceType()).isEqualTo("image/" + format);
        assertThat(media.duration()).isNull();
        assertThat(media.renditions())
                .extracting(each -> each.name() + " " + each.width() + " " + each.height())
                .containsExactly("full 800 400", "screen 800 400", "thumbnail 320 160");
        assertThat(media.renditions())
                .extracting(Rendition::mediaType)
                .containsOnly(format.equals("jpeg") ? "image/jpeg" : "image/png");
        assertThat(new int[] {color(media, 10, 10), color(media, 790, 390)})
                .containsExactly("jpeg".equals(format) ? color(media, 10, 10) : 0xffff0000, 0xffffffff);
    }

    @Test
    void readsWebp() throws IOException {
        var media = convert(SampleImages.webp());

        assertThat(media.sourceType()).isEqualTo("image/webp");
        assertThat(media.renditions().getFirst().width()).isOne();
    }

    @Test
    void turnsPhotographsUprightAndDropsTheirMetadata() throws IOException {
        var photograph = SampleImages.photograph();
        assertThat(text(photograph)).contains(SECRET);

        var media = convert(photograph);

        assertThat(media.renditions().getFirst().width()).isEqualTo(20);
        assertThat(media.renditions().getFirst().height()).isEqualTo(40);
        // The red quarter was at the upper left, and is at the upper right after a quarter turn clockwise.
        assertThat(color(media, 15, 5) & 0xff).isLessThan(100);
        assertThat(color(media, 5, 35) & 0xff).isGreaterThan(200);
        assertThat(media.renditions())
                .allSatisfy(each -> assertThat(text(each.content())).doesNotContain(SECRET, "Exif"));
    }

    @Test
    void keepsTransparency() throws IOException {
        var media = convert(encoded(new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB), "png"));

        assertThat(color(media, 5, 5)).isZero();
    }

    @Test
    void keepsNothingOfAPolyglotButItsPixels() throws IOException {
        var polyglot = concat(encoded(picture(20, 20), "jpeg"), text("<script>alert(1)</script>PK\3\4"));

        var media = convert(polyglot);

        assertThat(media.renditions())
                .allSatisfy(each -> assertThat(text(each.content())).doesNotContain("script", "PK\3\4"));
    }

    @Test
    void readsOneFrameOfAnAnimation() throws IOException {
        var media = convert(SampleImages.gif(500_000));

        assertThat(media.renditions().getFirst().width()).isEqualTo(2);
    }

    @Test
    void readsAPictureThatIsOnePixelHigh() throws IOException {
        var media = convert(encoded(picture(20_000, 1), "png"));

        assertThat(media.renditions().getLast().width()).isEqualTo(320);
        assertThat(media.renditions().getLast().height()).isOne();
    }

    static Stream<Arguments> pictures() {
        return Stream.of("png", "jpeg", "gif").map(format -> arguments(format, encoded(picture(300, 300), format)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void refusesATruncatedImage(String format, byte[] image) throws IOException {
        for (var part : new double[] {0.1, 0.5, 0.9}) {
            assertThat(refusal(Arrays.copyOf(image, (int) (image.length * part)))
                            .reason())
                    .as("%s of %s", part, format)
                    .isIn(Reason.CORRUPT, Reason.UNSUPPORTED);
        }
    }

    static Stream<Arguments> hugeImages() {
        return Stream.of(
                arguments("pixels", encoded(picture(1001, 1000), "png")),
                arguments("header of a PNG", SampleImages.pngThatClaims(2_000_000_000, 2_000_000_000)),
                arguments("header of a narrow PNG", SampleImages.pngThatClaims(1, 2_000_000_000)),
                arguments("header of a GIF", claimed(SampleImages.gif(1))));
    }

    /** The frame is what is decoded, not the screen. */
    private static byte[] claimed(byte[] gif) {
        for (var at : new int[] {24, 26}) {
            gif[at] = -1;
            gif[at + 1] = -1;
        }
        return gif;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hugeImages")
    void refusesAnImageOfTooManyPixelsBeforeItIsDecoded(String what, byte[] image) throws IOException {
        assertThat(refusal(image)).hasMessageContaining("more than 1,000,000 pixels");
        assertThat(refusal(image).reason()).isEqualTo(Reason.LIMIT);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("text", text("These are words.")),
                arguments("a page", text("<html><body>page</body></html>")),
                arguments("a vector image", text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
                arguments("a PDF", text("%PDF-1.7\n1 0 obj")),
                arguments("a program", concat(text("\177ELF\2\1\1"), new byte[100])),
                arguments("a photograph of a telephone", text("\0\0\0\30ftypheic\0\0\0\0mif1heic")),
                arguments("noise", new byte[] {1, 2, 3, 4, 5, 6, 7, 0, 9}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void refusesOtherTypes(String what, byte[] file) throws IOException {
        assertThat(refusal(file).reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal(file)).hasMessageContaining("images may be JPEG, PNG, WebP or GIF, and audio MP3");
    }

    static Stream<Arguments> sounds() {
        return Stream.of(
                arguments("audio/wav", SampleAudio.wav(3), 3000),
                arguments("audio/mpeg", SampleAudio.mp3(100), 2612),
                arguments("audio/ogg", SampleAudio.ogg(4), 4000),
                arguments("audio/mp4", SampleAudio.m4a(5, "soun"), 5000),
                arguments("audio/webm", SampleAudio.webm(2500, 2), 2500));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sounds")
    void keepsTheSoundOfAudioAndDropsItsTags(String type, byte[] audio, int millis) throws IOException {
        assertThat(text(audio)).contains(SECRET);

        var media = convert(audio);

        assertThat(media.sourceType()).isEqualTo(type);
        assertThat(media.duration()).isNotNull().isCloseTo(Duration.ofMillis(millis), Duration.ofMillis(5));
        assertThat(media.renditions()).hasSize(1);
        var kept = media.renditions().getFirst().content();
        assertThat(text(kept)).doesNotContain(SECRET);
        // What is kept is still a file of the type, of the same duration.
        assertThat(convert(kept).duration()).isEqualTo(media.duration());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sounds")
    void refusesTruncatedAudio(String type, byte[] audio, int millis) throws IOException {
        for (var part : new double[] {0.1, 0.4}) {
            var cut = Arrays.copyOf(audio, (int) (audio.length * part));
            if (!type.equals("audio/mpeg")) {
                assertThat(refusal(cut).reason()).as("%s of %s", part, type).isIn(Reason.CORRUPT, Reason.UNSUPPORTED);
            }
        }
    }

    @Test
    void refusesAudioThatIsTooLong() throws IOException {
        assertThat(refusal(SampleAudio.wav(601))).hasMessage("The audio is 601 seconds long, and may have at most 600");
        assertThat(refusal(SampleAudio.m4a(100_000, "soun")).reason()).isEqualTo(Reason.LIMIT);
        assertThat(refusal(SampleAudio.ogg(2_000_000)).reason()).isEqualTo(Reason.LIMIT);
    }

    @Test
    void refusesVideo() throws IOException {
        assertThat(refusal(SampleAudio.m4a(5, "vide"))).hasMessageContaining("contains video");
        assertThat(refusal(SampleAudio.webm(2500, 1))).hasMessageContaining("contains video");
    }

    @Test
    void refusesAChangedPageOfOgg() throws IOException {
        var ogg = SampleAudio.ogg(4);
        ogg[ogg.length - 1]++;

        assertThat(refusal(ogg)).hasMessageContaining("wrong checksum");
    }

    private ConvertedMedia convert(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("upload.tmp"), content);
        return new InProcessMediaConverter().convert(file, BOUNDS);
    }

    private UnreadableDocumentException refusal(byte[] content) {
        return catchThrowableOfType(UnreadableDocumentException.class, () -> convert(content));
    }

    private static int color(ConvertedMedia media, int x, int y) throws IOException {
        var content = media.renditions().getFirst().content();
        return ImageIO.read(new ByteArrayInputStream(content)).getRGB(x, y);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
