package dev.docent.storage.objects.s3;

import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreInUse;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fails the start when the settings of the bucket do not work. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.objects.kind", havingValue = "s3")
@EnableConfigurationProperties(S3ObjectProperties.class)
class S3ObjectConfiguration {

    @Bean
    Bucket objectBucket(S3ObjectProperties settings) {
        SettingsCheck.check(settings);
        var bucket = Bucket.of(settings);
        try {
            bucket.probe();
            return bucket;
        } catch (RuntimeException unusable) {
            bucket.close();
            throw unusable;
        }
    }

    @Bean
    ObjectStore objectStore(Bucket bucket, S3ObjectProperties settings, @Value("${docent.data:data}") Path data) {
        return new S3ObjectStore(
                bucket,
                new Spool(data.resolve("tmp").resolve("s3")),
                new S3Upload(bucket, settings),
                S3Links.of(settings));
    }

    @Bean
    UnfinishedUploads unfinishedUploads(Bucket bucket) {
        return new UnfinishedUploads(bucket);
    }

    @Bean
    ObjectStoreInUse objectStoreInUse(S3ObjectProperties settings) {
        var where = settings.endpoint().isEmpty() ? "in " + settings.region() : "at " + settings.endpoint();
        return new ObjectStoreInUse("S3, " + settings.bucket() + " " + where);
    }
}
