package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the bucket is part of the host name or of the path. */
@Timeout(60)
class S3AddressesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'',                      '',    documents,   https://documents.s3.eu-west-1.amazonaws.com/originals/a",
        "'',                      true,  documents,   https://s3.eu-west-1.amazonaws.com/documents/originals/a",
        "'',                      '',    a.documents, https://s3.eu-west-1.amazonaws.com/a.documents/originals/a",
        "https://s3.example.com,  '',    documents,   https://s3.example.com/documents/originals/a",
        "https://s3.example.com,  false, documents,   https://documents.s3.example.com/originals/a",
    })
    void areTheSameForCallsAndLinks(String endpoint, String pathStyle, String name, String address) {
        var set = new HashMap<>(TestSettings.at(endpoint, Map.of("region", "eu-west-1", "download-links", "5m")));
        set.put("bucket", name);
        if (!pathStyle.isEmpty()) {
            set.put("path-style", pathStyle);
        }

        try (var bucket = BucketUnderTest.of(TestSettings.of(set), folder)) {
            var link = bucket.store().link(ObjectKey.of("originals", "a"), "text/plain", "attachment");
            var called = bucket.bucket()
                    .s3()
                    .utilities()
                    .getUrl(get -> get.bucket(name).key("originals/a"));

            assertThat(link.orElseThrow().toString()).startsWith(address + "?");
            assertThat(called).hasToString(address);
        }
    }

    /** The name of the host resolves nowhere, so the request goes through a proxy. */
    @Test
    void nameTheBucketInTheHostThatIsSigned() throws IOException {
        try (var server = RecordingServer.accepting()) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(server.port()));
            var settings = TestSettings.of(TestSettings.at("http://s3.example.invalid", Map.of("path-style", "false")));
            try (var bucket = BucketUnderTest.of(settings, folder)) {
                bucket.store().put(ObjectKey.of("originals", "a"), new ByteArrayInputStream(new byte[1]));
            } finally {
                List.of("http.proxyHost", "http.proxyPort").forEach(System::clearProperty);
            }

            var put = server.calls().getLast();
            assertThat(put.header("Host")).isEqualTo("documents.s3.example.invalid");
            assertThat(put.path()).isEqualTo("/originals/a");
            assertThat(put.rejection()).isEmpty();
        }
    }
}
