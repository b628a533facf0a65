package dev.docent.storage.objects.s3;

import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** On a compatible server that checks signatures, in a part of a bucket. */
@Timeout(120)
class S3ProxyObjectStoreTest implements S3ObjectStoreContract {

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyServer.make();

    @TempDir
    Path folder;

    private BucketUnderTest bucket;

    @BeforeEach
    void makesTheBucket() {
        var settings = TestSettings.at(server.getUri().toString(), Map.of("prefix", "team/docent"));
        bucket = BucketUnderTest.made(TestSettings.of(settings), folder);
    }

    @AfterEach
    void closes() {
        bucket.close();
    }

    @Override
    public BucketUnderTest bucket() {
        return bucket;
    }

    /** It ignores the header, as it does unknown ones. */
    @Override
    public int largestUnderACondition() {
        return 0;
    }
}
