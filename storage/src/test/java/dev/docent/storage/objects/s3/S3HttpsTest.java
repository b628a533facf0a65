package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With TLS, as at Amazon: nothing of the content is signed, and its checksum follows it. */
@Timeout(120)
class S3HttpsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private S3MockServer server;

    @BeforeEach
    void trustsTheServer() throws IOException, GeneralSecurityException {
        server = S3MockServer.shared();
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate(URI.create(server.secureAddress())));
        var file = folder.resolve("trusted.p12");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }

    @AfterEach
    void trustsItNoMore() {
        List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword").forEach(System::clearProperty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"when-supported", "when-required"})
    void storesByteForByteWhatWasSent(String checksums) throws IOException {
        try (var bucket = made(checksums)) {
            for (var length : new int[] {0, 5, 300_000, 11_000_000}) {
                var content = new byte[length];
                new Random(length).nextBytes(content);
                var key = ObjectKey.of("originals", "of-" + length);

                bucket.store().put(key, new ByteArrayInputStream(content));

                try (var object = bucket.store().open(key)) {
                    assertThat(object.length()).isEqualTo(length);
                    assertThat(object.content().readAllBytes()).isEqualTo(content);
                }
            }
        }
    }

    @Test
    void sendsTheChecksumAfterTheContent() {
        try (var bucket = made("when-supported")) {
            bucket.store().put(ObjectKey.of("a"), new ByteArrayInputStream("hello".getBytes()));

            var head = bucket.bucket()
                    .s3()
                    .headObject(
                            get -> get.bucket(bucket.bucket().name()).key("a").checksumMode("ENABLED"));
            assertThat(head.checksumCRC32()).isEqualTo("NhCmhg==");
        }
    }

    @Test
    void trustsNoCertificateThatNobodySigned() {
        trustsItNoMore();

        assertThatThrownBy(() -> bucket("when-supported").bucket().probe())
                .hasMessageContaining("cannot open a TLS connection");
    }

    private BucketUnderTest made(String checksums) {
        var bucket = bucket(checksums);
        bucket.bucket()
                .s3()
                .createBucket(create -> create.bucket(bucket.bucket().name()));
        return bucket;
    }

    private BucketUnderTest bucket(String checksums) {
        var set = new HashMap<>(TestSettings.at(server.secureAddress(), Map.of("checksums", checksums)));
        set.put("bucket", "b" + UUID.randomUUID());
        return BucketUnderTest.of(TestSettings.of(set), folder);
    }

    private static X509Certificate certificate(URI server) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(server.getHost(), server.getPort())) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static final class Anyone implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
