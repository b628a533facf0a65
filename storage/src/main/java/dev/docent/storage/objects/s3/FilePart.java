package dev.docent.storage.objects.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** So many bytes of a file, from an offset on. Used by one thread. */
final class FilePart extends InputStream {

    private final FileChannel file;
    private final long end;
    private long position;

    FilePart(Path file, long offset, long length) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.READ);
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (position == end || length == 0) {
            return length == 0 ? 0 : -1;
        }
        var count = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - position)), position);
        if (count < 0) {
            throw new EOFException("The file is shorter than it was");
        }
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
