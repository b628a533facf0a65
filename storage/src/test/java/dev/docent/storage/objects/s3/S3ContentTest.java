package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore.StoredObject;
import dev.docent.storage.objects.ObjectStoreException;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Content from a server whose connections break. */
@Timeout(60)
class S3ContentTest {

    private static final String CONTENT = "0123456789";

    @TempDir
    Path folder;

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private BucketUnderTest bucket;

    /** How many bytes of the rest are sent before the connection breaks. */
    private volatile int sent = 4;

    /** What the whole is answered with. */
    private volatile int wholeStatus = 200;

    /** What the rest is answered with. */
    private volatile int restStatus = 206;

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        bucket = BucketUnderTest.of(TestSettings.of(TestSettings.at(address, Map.of())), folder);
    }

    @AfterEach
    void stops() {
        bucket.close();
        server.stop(0);
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        try (var object = bucket.store().open(ObjectKey.of("a"))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo(CONTENT);
        }
        assertThat(ranges).containsExactly("none", "bytes=4-", "bytes=8-");
    }

    @Test
    void givesUpOnAServerThatSendsNothingMore() throws IOException {
        sent = 0;
        try (var object = bucket.store().open(ObjectKey.of("a"))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(ObjectStoreUnavailableException.class);
        }
        assertThat(ranges).hasSize(4);
    }

    @Test
    void goesOnHoweverOftenTheConnectionBreaksAsLongAsSomethingArrives() throws IOException {
        sent = 1;
        try (var object = bucket.store().open(ObjectKey.of("a"))) {
            assertThat(object.content().readAllBytes()).asString().isEqualTo(CONTENT);
        }
        assertThat(ranges).hasSize(CONTENT.length());
    }

    @Test
    void saysThatTheServerWentAway() throws IOException {
        restStatus = 403;
        try (var object = bucket.store().open(ObjectKey.of("a"))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(ObjectStoreUnavailableException.class)
                    .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void saysThatTheObjectWasReplaced() throws IOException {
        restStatus = 412;
        try (var object = bucket.store().open(ObjectKey.of("a"))) {
            assertThatThrownBy(() -> object.content().readAllBytes())
                    .isInstanceOf(ObjectStoreException.class)
                    .isNotInstanceOf(ObjectStoreUnavailableException.class);
        }
    }

    @Test
    void refusesMoreDownloadsThanLeaveConnectionsForEverythingElse() throws IOException {
        sent = CONTENT.length();
        var store = bucket.store();
        var downloads = new ArrayList<StoredObject>();
        for (int i = 0; i < Downloads.LIMIT; i++) {
            downloads.add(store.openForDownload(ObjectKey.of("a")));
        }
        assertThatThrownBy(() -> store.openForDownload(ObjectKey.of("a")))
                .isInstanceOf(ObjectStoreUnavailableException.class);
        try (var object = store.open(ObjectKey.of("a"))) {
            assertThat(object.content()).hasContent(CONTENT);
        }

        downloads.getFirst().close();
        downloads.getFirst().close();

        downloads.set(0, store.openForDownload(ObjectKey.of("a")));
        assertThatThrownBy(() -> store.openForDownload(ObjectKey.of("a")))
                .isInstanceOf(ObjectStoreUnavailableException.class);
        for (var download : downloads) {
            download.close();
        }
    }

    @Test
    void countsNoDownloadThatCouldNotBeOpened() throws IOException {
        wholeStatus = 403;
        for (int i = 0; i <= Downloads.LIMIT; i++) {
            assertThatThrownBy(() -> bucket.store().openForDownload(ObjectKey.of("a")))
                    .hasMessageContaining("S3_ACCESS_KEY");
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var range = call.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "none" : range);
            var from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            var rest = CONTENT.substring(from).getBytes();
            call.getResponseHeaders().add("ETag", "\"tag\"");
            call.sendResponseHeaders(range == null ? wholeStatus : restStatus, rest.length);
            call.getResponseBody().write(rest, 0, Math.min(sent, rest.length));
            call.getResponseBody().flush();
        }
    }
}
