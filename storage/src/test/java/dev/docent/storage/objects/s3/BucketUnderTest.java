package dev.docent.storage.objects.s3;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket, what is in it, and a store over it. */
record BucketUnderTest(S3ObjectProperties settings, Bucket bucket, Path spool, S3ObjectStore store)
        implements AutoCloseable {

    static BucketUnderTest of(S3ObjectProperties settings, Path folder) {
        var bucket = Bucket.of(settings);
        var spool = folder.resolve("spool");
        var store = new S3ObjectStore(bucket, new Spool(spool), new S3Upload(bucket, settings), S3Links.of(settings));
        return new BucketUnderTest(settings, bucket, spool, store);
    }

    /** {@return the same, made on the server first} */
    static BucketUnderTest made(S3ObjectProperties settings, Path folder) {
        var made = of(settings, folder);
        made.bucket().s3().createBucket(create -> create.bucket(settings.bucket()));
        return made;
    }

    /** {@return the names of all objects with the bucket's prefix} */
    List<String> names() {
        return bucket
                .s3()
                .listObjectsV2Paginator(list -> list.bucket(bucket.name()).prefix(bucket.prefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** {@return the uploads that were begun and neither completed nor aborted} */
    List<MultipartUpload> uploads() {
        return bucket.s3().listMultipartUploads(list -> list.bucket(bucket.name())).uploads().stream()
                .filter(upload -> upload.key().startsWith(bucket.prefix()))
                .toList();
    }

    void putOfOthers(String name) {
        bucket.s3().putObject(put -> put.bucket(bucket.name()).key(name), RequestBody.fromBytes(new byte[9]));
    }

    void deleteAll() {
        uploads()
                .forEach(upload -> bucket.s3()
                        .abortMultipartUpload(abort ->
                                abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
        names().forEach(name ->
                bucket.s3().deleteObject(delete -> delete.bucket(bucket.name()).key(name)));
    }

    HeadObjectResponse head(String name) {
        return bucket.s3().headObject(head -> head.bucket(bucket.name()).key(name));
    }

    @Override
    public void close() {
        store.close();
        bucket.close();
    }
}
