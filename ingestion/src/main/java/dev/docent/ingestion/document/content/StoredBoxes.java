package dev.docent.ingestion.document.content;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.parsing.WordBoxes;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The positions of words on pages, under {@code boxes/<owner>/<document>}. The object has the number of the format,
 * length and hash of the text, the number of pages, and for each page its number, the length of its words in bytes, and
 * the words. Only requested pages are read. Safe for concurrent use.
 */
final class StoredBoxes {

    private static final Logger log = LoggerFactory.getLogger(StoredBoxes.class);

    private static final String FOLDER = "boxes";
    static final int FORMAT = 1;

    private final ObjectStore objects;

    StoredBoxes(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * Stores the boxes of this text, replacing existing ones, or deletes them if there are none; durable when it
     * returns.
     */
    void put(Document document, String text, List<PageBoxes> pages) {
        var key = key(document.ref());
        if (pages.isEmpty()) {
            objects.delete(key);
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(text.length());
            out.writeInt(text.hashCode());
            out.writeInt(pages.size());
            for (var page : pages) {
                var words = page.words().encoded();
                out.writeInt(page.page());
                out.writeInt(words.length);
                out.write(words);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        objects.put(key, new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** {@return the boxes of these pages; empty if there are none, or they belong to another text} */
    List<PageBoxes> read(Document document, String text, int firstPage, int lastPage) {
        try (var stored = objects.open(key(document.ref()));
                var in = new DataInputStream(new BufferedInputStream(stored.content()))) {
            var fits = in.readByte() == FORMAT && in.readInt() == text.length() && in.readInt() == text.hashCode();
            return fits ? pages(in, firstPage, lastPage) : List.of();
        } catch (ObjectNotFoundException none) {
            return List.of();
        } catch (IOException failure) {
            log.warn("unreadable_boxes document={} cause={}", document.id(), failure.toString());
            return List.of();
        }
    }

    void delete(DocumentRef document) {
        objects.delete(key(document));
    }

    private static List<PageBoxes> pages(DataInputStream in, int first, int last) throws IOException {
        var pages = new ArrayList<PageBoxes>();
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            int length = in.readInt();
            if (number > last) {
                break;
            }
            if (number < first) {
                in.skipNBytes(length);
            } else {
                var words = new byte[length];
                in.readFully(words);
                pages.add(new PageBoxes(number, WordBoxes.of(words)));
            }
        }
        return pages;
    }

    ObjectKey key(Document document) {
        return key(document.ref());
    }

    private static ObjectKey key(DocumentRef document) {
        return StoredContent.key(FOLDER, document);
    }
}
