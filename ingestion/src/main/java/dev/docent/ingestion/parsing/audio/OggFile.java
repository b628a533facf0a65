package dev.docent.ingestion.parsing.audio;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reads Opus and Vorbis in Ogg (RFC 3533, RFC 7845, Vorbis I). The comments are overwritten, and the checksums of their pages renewed. */
final class OggFile {

    private static final String OPUS = "OpusHead";
    private static final String VORBIS = "\u0001vorbis";
    private static final int OPUS_RATE = 48_000;

    private final AudioBytes bytes;
    private final List<OggPage> pages;

    private OggFile(AudioBytes bytes) {
        this.bytes = bytes;
        this.pages = OggPage.all(bytes);
    }

    static AudioFile read(AudioBytes bytes) {
        return new OggFile(bytes).read();
    }

    private AudioFile read() {
        var head = pages.getFirst().body();
        var isOpus = bytes.text(head, OPUS.length()).equals(OPUS);
        if (!isOpus && !bytes.text(head, VORBIS.length()).equals(VORBIS)) {
            throw new UnreadableDocumentException(
                    Reason.UNSUPPORTED, "The Ogg file contains something else than Opus or Vorbis audio");
        }
        long skipped = isOpus ? bytes.u16(head + 10, LITTLE_ENDIAN) : 0;
        long rate = isOpus ? OPUS_RATE : bytes.u32(head + 12, LITTLE_ENDIAN);
        long last = pages.stream().mapToLong(OggPage::granule).max().orElse(0);
        overwriteComments(isOpus);
        return AudioFile.of("audio/ogg", rate == 0 ? 0 : (double) (last - skipped) / rate, bytes);
    }

    /** Replaces the second packet by one of the same length: a vendor made of spaces, and no comments. */
    private void overwriteComments(boolean isOpus) {
        var packet = secondPacket();
        var begin = isOpus ? "OpusTags" : "\u0003vorbis";
        var framing = isOpus ? "" : "\u0001";
        int blanks = packet.size() - begin.length() - 8 - framing.length();
        if (blanks < 0) {
            throw AudioFile.damaged("its comments are cut off");
        }
        var blank = begin + number(blanks) + " ".repeat(blanks) + number(0) + framing;
        for (int each = 0; each < blank.length(); each++) {
            bytes.put(packet.get(each), blank.substring(each, each + 1));
        }
        pages.forEach(page -> page.renewChecksum(bytes));
    }

    private static String number(int value) {
        var text = new StringBuilder();
        for (int shift = 0; shift < 32; shift += 8) {
            text.append((char) (value >> shift & 0xff));
        }
        return text.toString();
    }

    /** {@return the offsets of the bytes of the packet, which may begin and end within pages} */
    private List<Integer> secondPacket() {
        var offsets = new ArrayList<Integer>();
        for (var page : pages.subList(1, pages.size())) {
            int at = page.body();
            for (int lacing : page.lacings()) {
                for (int each = 0; each < lacing; each++) {
                    offsets.add(at++);
                }
                if (lacing < OggPage.MOST_OF_SEGMENT) {
                    return offsets;
                }
            }
        }
        throw AudioFile.truncated();
    }
}
