package dev.docent.ingestion.parsing.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip file built byte by byte, with content that no library would write. */
final class ZipBytes {

    private final ByteArrayOutputStream files = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    /** Adds a compressed file. {@return its offset} */
    int add(String name, byte[] content) throws IOException {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        var compressed = new ByteArrayOutputStream();
        var piece = new byte[1 << 16];
        while (!deflater.finished()) {
            compressed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        var crc = new CRC32();
        crc.update(content);
        int offset = files.size();
        files.write(header(30, 0x0403_4b50, 0, name, (int) crc.getValue(), compressed.size(), content.length));
        files.write(name.getBytes(StandardCharsets.UTF_8));
        files.write(compressed.toByteArray());
        list(name, offset, 0, (int) crc.getValue(), compressed.size(), content.length);
        return offset;
    }

    /** Adds an entry to the central directory, whether or not the file exists. */
    void list(String name, int offset, int flags, int crc, int compressed, int size) throws IOException {
        var entry = ByteBuffer.wrap(header(46, 0x0201_4b50, flags, name, crc, compressed, size))
                .order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(42, offset);
        directory.write(entry.array());
        directory.write(name.getBytes(StandardCharsets.UTF_8));
        entries++;
    }

    byte[] bytes() throws IOException {
        var zip = new ByteArrayOutputStream();
        files.writeTo(zip);
        directory.writeTo(zip);
        zip.write(ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x0605_4b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt(files.size())
                .array());
        return zip.toByteArray();
    }

    private static byte[] header(int length, int signature, int flags, String name, int crc, int compressed, int size) {
        var header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
        if (length == 46) {
            header.putShort((short) 20);
        }
        header.putShort((short) 20).putShort((short) flags).putShort((short) 8).putInt(0);
        header.putInt(crc).putInt(compressed).putInt(size).putShort((short) name.length());
        return header.array();
    }
}
