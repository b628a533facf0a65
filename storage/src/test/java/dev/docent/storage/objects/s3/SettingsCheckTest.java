package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.objects.UnusableObjectStoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final Map<String, String> AMAZON =
            Map.of("bucket", "documents", "access-key", "the-id", "secret-key", "the-secret", "region", "eu-west-1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bucket=                              | S3_BUCKET is missing
                    access-key=                          | S3_ACCESS_KEY is missing
                    secret-key= ,region=                 | S3_SECRET_KEY is missing
                    region=                              | S3_REGION is missing
                    region=eu west                       | S3_REGION is not
                    bucket=s3://documents/originals      | S3_BUCKET is not
                    bucket=ab                            | S3_BUCKET is not
                    endpoint=s3.example.com              | S3_ENDPOINT is not
                    endpoint=ftp://s3.example.com        | S3_ENDPOINT is not
                    endpoint=https://a:b@s3.example.com  | S3_ENDPOINT is not
                    endpoint=https://                    | S3_ENDPOINT is not
                    credentials=default-chain            | S3_ACCESS_KEY or S3_SECRET_KEY is set
                    prefix=/docent/                      | DOCENT_OBJECTS_S3_PREFIX
                    upload.part-size=4MB                 | DOCENT_OBJECTS_S3_UPLOAD_PART_SIZE
                    upload.multipart-above=6GB           | DOCENT_OBJECTS_S3_UPLOAD_MULTIPART_ABOVE
                    encryption.kms-key-id=a              | DOCENT_OBJECTS_S3_ENCRYPTION_KMS_KEY_ID
                    download-links=8d                    | DOCENT_OBJECTS_S3_DOWNLOAD_LINKS
                    download-links=0s                    | DOCENT_OBJECTS_S3_DOWNLOAD_LINKS
                    """)
    void namesTheSettingThatIsMissingOrWrongAndNoSecret(String changes, String sentence) {
        assertThatThrownBy(() -> SettingsCheck.check(amazonBut(changes)))
                .isInstanceOf(UnusableObjectStoreException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageNotContainingAny("the-id", "the-secret", "a:b@");
    }

    @ParameterizedTest
    @CsvSource({
        "prefix=team/docent",
        "encryption.kind=aws-kms",
        "'encryption.kind=aws-kms,encryption.kms-key-id=a'",
        "download-links=5m",
        "'region=,endpoint=https://s3.example.com:9000'",
        "'credentials=default-chain,access-key=,secret-key='",
    })
    void takesWhatGoesTogether(String changes) {
        assertThatCode(() -> SettingsCheck.check(amazonBut(changes))).doesNotThrowAnyException();
    }

    @Test
    void goWithTheKindOfServer() {
        var amazon = TestSettings.of(AMAZON);
        var compatible = amazonBut("region=,endpoint=https://s3.example.com");

        assertThat(amazon.server()).isEmpty();
        assertThat(amazon.bucketInPath()).isFalse();
        assertThat(amazon.checksumsInUse()).isEqualTo(S3ObjectProperties.Checksums.WHEN_SUPPORTED);
        assertThat(compatible.server()).contains(URI.create("https://s3.example.com"));
        assertThat(compatible.signedRegion()).isEqualTo("us-east-1");
        assertThat(compatible.bucketInPath()).isTrue();
        assertThat(compatible.checksumsInUse()).isEqualTo(S3ObjectProperties.Checksums.WHEN_REQUIRED);
        assertThat(amazonBut("endpoint=https://s3.example.com,path-style=false").bucketInPath())
                .isFalse();
        assertThat(amazonBut("checksums=when-required").checksumsInUse())
                .isEqualTo(S3ObjectProperties.Checksums.WHEN_REQUIRED);
    }

    @Test
    void haveDefaults() {
        var settings = TestSettings.of(AMAZON);

        assertThat(settings.encryption().kind()).isEqualTo(S3ObjectProperties.Encryption.Kind.NONE);
        assertThat(settings.upload().partSize().toMegabytes()).isEqualTo(16);
        assertThat(settings.upload().multipartAbove().toMegabytes()).isEqualTo(16);
        assertThat(settings.timeout().connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timeout().read()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.timeout().call()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.downloadLinks()).isNull();
    }

    @Test
    void keepSecretsToThemselves() {
        assertThat(TestSettings.of(AMAZON).toString()).doesNotContain("the-id", "the-secret");
    }

    private static S3ObjectProperties amazonBut(String changes) {
        var settings = new HashMap<>(AMAZON);
        Arrays.stream(changes.split(","))
                .map(change -> change.split("=", 2))
                .forEach(change -> settings.put(change[0], change[1]));
        return TestSettings.of(settings);
    }
}
