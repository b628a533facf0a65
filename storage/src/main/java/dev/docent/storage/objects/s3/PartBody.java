package dev.docent.storage.objects.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A part of spooled content as a request body. The SDK opens it once for hashing and once for each attempt to send it. */
final class PartBody implements ContentStreamProvider, AutoCloseable {

    private final Spool.Content content;
    private final long offset;
    private final long length;
    private @Nullable InputStream open;

    PartBody(Spool.Content content, long offset, long length) {
        this.content = content;
        this.offset = offset;
        this.length = length;
    }

    RequestBody asRequestBody() {
        return RequestBody.fromContentProvider(this, length, "application/octet-stream");
    }

    @Override
    public InputStream newStream() {
        try {
            close();
            var stream = content.part(offset, length);
            open = stream;
            return stream;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the content to be uploaded", failure);
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
