package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.parsing.media.SampleAudio;
import dev.docent.ingestion.parsing.media.SampleImages;
import dev.docent.storage.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Images and audio: what is kept of them, who gets them, and until when. */
@ServiceTest
class MediaTest {

    private static final String MEDIA = "/api/v1/media";

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    ObjectStore objects;

    String name = "";
    Docent.Call caller;

    @BeforeEach
    void beginsAnew() {
        name = "media " + System.nanoTime();
        caller = docent.tenant(name);
    }

    @Test
    void keepsAPhotographUprightAndWithoutItsMetadata() throws IOException {
        var media = upload(SampleImages.photograph());

        assertThat(media.get("media_type").asText()).isEqualTo("image/jpeg");
        assertThat(media.get("width").asInt()).isEqualTo(20);
        assertThat(media.get("height").asInt()).isEqualTo(40);
        var served = served(media, "url").hasStatus(200);
        assertThat(served.bytes()).hasSize(media.get("size").asInt());
        assertThat(served.text()).doesNotContain(SampleImages.SECRET);
        assertThat(ImageIO.read(new ByteArrayInputStream(served.bytes())).getHeight())
                .isEqualTo(40);
        assertThat(served(media, "thumbnail_url").hasStatus(200).header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(served(media, "screen_url").hasStatus(200).header("Content-Type"))
                .isEqualTo("image/jpeg");
    }

    @Test
    void keepsTheSoundOfAudio() {
        var media = upload(SampleAudio.wav(3));

        assertThat(media.get("kind").asText()).isEqualTo("audio");
        assertThat(media.get("media_type").asText()).isEqualTo("audio/wav");
        assertThat(media.get("duration_seconds").asDouble()).isEqualTo(3);
        for (var member : List.of("width", "height", "thumbnail_url")) {
            assertThat(media.has(member) && media.get(member).isNull())
                    .as(member)
                    .isTrue();
        }
        var served = served(media, "url").hasStatus(200);
        assertThat(served.header("Content-Type")).isEqualTo("audio/wav");
        assertThat(new String(served.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(SampleImages.SECRET);
    }

    @Test
    void servesWithoutCredentialWhatABrowserMustNotMisread() {
        var served = served(upload(SampleImages.photograph()), "url");

        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Disposition")).matches("inline; filename=\"[0-9a-f-]+\\.jpg\"");
        assertThat(served.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(served.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void servesParts() {
        var url = path(upload(SampleAudio.wav(3)), "url");

        var start = docent.anonymous().header("Range", "bytes=0-3").get(url).hasStatus(206);
        var refused =
                docent.anonymous().header("Range", "bytes=100000-").get(url).isProblem(416);
        var tag = docent.anonymous().get(url).header("ETag");

        assertThat(start.text()).isEqualTo("RIFF");
        assertThat(refused.header("Content-Range")).startsWith("bytes */");
        assertThat(docent.anonymous()
                        .header("If-None-Match", tag)
                        .get(url)
                        .hasStatus(304)
                        .bytes())
                .isEmpty();
    }

    @Test
    void storesTheSameBytesOnceForAnAccount() throws Exception {
        var image = SampleImages.encoded(SampleImages.picture(60, 60), "png");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<String> upload = () -> post(image).json().get("id").asText();
            var uploads = threads.invokeAll(Collections.nCopies(4, upload));
            var ids = new HashSet<String>();
            for (var each : uploads) {
                ids.add(each.get());
            }
            assertThat(ids).hasSize(1);
        }

        assertThat(post(image).hasStatus(200).json().get("id"))
                .isEqualTo(caller.get(MEDIA).json().at("/items/0/id"));
        assertThat(caller.get(MEDIA).json().get("total").asInt()).isOne();
        assertThat(stored(caller.get(MEDIA).json().at("/items/0"))).hasSize(3);
        docent.tenant(name + " another")
                .multipart(part(image))
                .post(MEDIA + "/upload")
                .hasStatus(201);
    }

    @Test
    void givesNothingForALinkThatWasChanged() {
        var media = upload(SampleImages.photograph());
        var other = upload(SampleImages.webp());
        var url = path(media, "url");
        var link = url.substring(url.indexOf('?'));

        assertNothing(url.replace("/full?", "/thumbnail?"));
        assertNothing(MEDIA + "/" + other.get("id").asText() + "/full" + link);
        assertNothing(url.substring(0, url.indexOf('?')));
        assertNothing(url.substring(0, url.indexOf('?')) + "?link=");
        assertNothing(url.substring(0, url.length() - 1) + (url.endsWith("A") ? "B" : "A"));
        assertNothing(url + "A");
        assertNothing(url.replace("?link=", "?link=A"));
        assertThat(docent.anonymous().get(url).hasStatus(200).bytes()).isNotEmpty();
    }

    @Test
    void givesNothingForALinkThatHasExpired() {
        var url = path(upload(SampleImages.photograph()), "url");

        assertThat(clock.later(Duration.ofMinutes(55), () -> docent.anonymous().get(url))
                        .status())
                .isEqualTo(200);
        clock.later(Duration.ofHours(26), () -> docent.anonymous().get(url)).isProblem(404);
    }

    @Test
    void givesNothingOnceTheCredentialOfTheLinkHasEnded() {
        var admin = docent.admin(name);
        var key = admin.json(Map.of("name", "short", "scopes", List.of("chat")))
                .post("/api/v1/keys")
                .hasStatus(201)
                .json();
        var uploaded = docent.with(key.get("api_key").asText())
                .multipart(part(SampleImages.photograph()))
                .post(MEDIA + "/upload")
                .hasStatus(201)
                .json();
        docent.anonymous().get(path(uploaded, "url")).hasStatus(200);

        admin.delete("/api/v1/keys/" + key.get("id").asText()).hasStatus(204);

        assertNothing(path(uploaded, "url"));
        var again = caller.get(MEDIA + "/" + uploaded.get("id").asText())
                .hasStatus(200)
                .json();
        docent.anonymous().get(path(again, "url")).hasStatus(200);
        AccessMatrixOwner.suspend(docent, name, true);
        assertNothing(path(again, "url"));
        AccessMatrixOwner.suspend(docent, name, false);
    }

    @Test
    void givesTheSameLinkForAWhile() {
        var media = upload(SampleImages.photograph());

        assertThat(caller.get(MEDIA + "/" + media.get("id").asText()).json().get("url"))
                .isEqualTo(media.get("url"));
    }

    @Test
    void deletesMediaWithTheirBytes() {
        var media = upload(SampleImages.photograph());
        assertThat(stored(media)).hasSize(3);

        caller.delete(MEDIA + "/" + media.get("id").asText()).hasStatus(204);

        assertThat(stored(media)).isEmpty();
        assertNothing(path(media, "url"));
        caller.get(MEDIA + "/" + media.get("id").asText()).isProblem(404);
        caller.delete(MEDIA + "/" + media.get("id").asText()).isProblem(404);
    }

    @Test
    void exportsAndDeletesThemWithTheAccount() throws IOException {
        var person = Person.registered(docent, name + " person");
        var session = person.session();
        var media = session.multipart(part(SampleImages.photograph()))
                .post(MEDIA + "/upload")
                .hasStatus(201)
                .json();
        var file = "media/" + media.get("id").asText();

        var files = MeTest.unzip(session.get("/api/v1/me/export").hasStatus(200).bytes());
        assertThat(files).containsKeys(file + ".jpg", file + ".json");
        assertThat(Objects.requireNonNull(files.get(file + ".jpg")))
                .hasSize(media.get("size").asInt());

        session.json(Map.of("password", person.password()))
                .send("DELETE", "/api/v1/me")
                .hasStatus(200);

        assertThat(stored(media)).isEmpty();
        assertNothing(path(media, "url"));
    }

    static Stream<Arguments> hostileFiles() {
        var jpeg = SampleImages.encoded(SampleImages.picture(200, 200), "jpeg");
        return Stream.of(
                Arguments.of("a page", 415, "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("a PDF", 415, "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("half an image", 422, Arrays.copyOf(jpeg, jpeg.length / 2)),
                Arguments.of("an image of too many pixels", 422, SampleImages.pngThatClaims(60_000, 60_000)),
                Arguments.of("half a sound", 422, Arrays.copyOf(SampleAudio.wav(3), 5000)),
                Arguments.of("a long sound", 422, SampleAudio.m4a(100_000, "soun")),
                Arguments.of("video", 415, SampleAudio.m4a(3, "vide")),
                Arguments.of("nothing", 400, new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileFiles")
    void keepsNothingOfAHostileFile(String what, int status, byte[] file) {
        var refused = post(file).isProblem(status);

        assertThat(refused.json().at("/details/file").asText()).isNotBlank();
        assertThat(caller.get(MEDIA).json().get("total").asInt()).isZero();
        try (var all = objects.list("media/")) {
            assertThat(all.filter(key -> key.value().contains(account()))).isEmpty();
        }
        upload(SampleImages.webp());
    }

    @Test
    void saysWhichPartIsMissing() {
        var refused = caller.multipart(Multipart.field("name", "x"))
                .post(MEDIA + "/upload")
                .isProblem(400);

        assertThat(refused.json().at("/details/file").asText()).isEqualTo("is missing");
    }

    private String account() {
        return docent.master()
                .get("/api/v1/admin/accounts?limit=100")
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("user_id").asText().equals(name))
                .map(each -> each.get("id").asText())
                .findFirst()
                .orElse("no such account");
    }

    private List<String> stored(JsonNode media) {
        try (var all = objects.list("media/")) {
            return all.map(key -> key.value())
                    .filter(key -> key.contains(media.get("id").asText()))
                    .toList();
        }
    }

    private void assertNothing(String url) {
        var answer = docent.anonymous().get(url).isProblem(404);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("There is nothing here, or the link has expired or ended with its credential");
    }

    private JsonNode upload(byte[] content) {
        return post(content).hasStatus(201).json();
    }

    private Answer post(byte[] content) {
        return caller.multipart(part(content)).post(MEDIA + "/upload");
    }

    private static Multipart part(byte[] content) {
        return new Multipart().andFile("file", "page.html", content);
    }

    private Answer served(JsonNode media, String which) {
        return docent.anonymous().get(path(media, which));
    }

    private static String path(JsonNode media, String which) {
        var url = URI.create(media.get(which).asText());
        return url.getRawPath() + "?" + url.getRawQuery();
    }
}
