package dev.docent.ingestion.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * The bytes of a zip file, of which the list of its entries, that is kept in memory, is read in no more than so many
 * steps: a file can list millions where its header says a few.
 */
public final class OpeningChannel implements SeekableByteChannel {

    /** The end of the list is looked for backwards, over the longest comment. */
    private static final long FOR_THE_SEARCH = 70_000;

    private static final long PER_ENTRY = 8;

    private final SeekableByteChannel file;
    private long left;

    public OpeningChannel(SeekableByteChannel file, long entries) {
        this.file = file;
        this.left = FOR_THE_SEARCH + PER_ENTRY * entries;
    }

    /** From here on contents are read, and counted otherwise. */
    public void opened() {
        left = Long.MAX_VALUE;
    }

    public boolean isExhausted() {
        return left <= 0;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (--left <= 0) {
            throw new IOException("The list of entries is too long");
        }
        return file.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return file.write(source);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
