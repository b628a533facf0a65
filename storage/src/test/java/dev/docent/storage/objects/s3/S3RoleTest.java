package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The role of a Kubernetes service account, by the settings that a cluster gives to its containers. */
@Timeout(60)
class S3RoleTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/docent";

    @TempDir
    Path folder;

    private final List<String> exchanges = new CopyOnWriteArrayList<>();
    private HttpServer tokens;

    @BeforeEach
    void givesTheToken() throws IOException {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/", exchange -> {
            try (exchange) {
                exchanges.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var answer = credentials().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        tokens.start();
        var token = Files.writeString(folder.resolve("token"), "the-token");
        System.setProperty("aws.webIdentityTokenFile", token.toString());
        System.setProperty("aws.roleArn", ROLE);
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty(
                "aws.endpointUrlSts", "http://127.0.0.1:" + tokens.getAddress().getPort());
    }

    @AfterEach
    void removesIt() {
        List.of("aws.webIdentityTokenFile", "aws.roleArn", "aws.region", "aws.endpointUrlSts")
                .forEach(System::clearProperty);
        tokens.stop(0);
    }

    @Test
    void isTakenByTheTokenOfTheServiceAccount() throws IOException {
        try (var server = RecordingServer.accepting();
                var bucket = BucketUnderTest.of(
                        TestSettings.of(TestSettings.at(
                                server.address(),
                                Map.of("credentials", "default-chain", "access-key", "", "secret-key", ""))),
                        folder)) {
            bucket.store().put(ObjectKey.of("a"), new ByteArrayInputStream(new byte[1]));
            bucket.store().put(ObjectKey.of("b"), new ByteArrayInputStream(new byte[1]));

            assertThat(server.calls()).hasSize(2).allSatisfy(call -> {
                assertThat(call.header("x-amz-security-token")).isEqualTo("the-session");
                assertThat(call.header("Authorization")).contains("Credential=ROLE-KEY/");
                assertThat(call.rejection()).isEmpty();
            });
        }
        assertThat(exchanges)
                .singleElement()
                .asString()
                .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=the-token")
                .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdocent");
    }

    private static String credentials() {
        return """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>ROLE-KEY</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey>
                <SessionToken>the-session</SessionToken><Expiration>%s</Expiration>
              </Credentials></AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>\
            """.formatted(Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
    }
}
