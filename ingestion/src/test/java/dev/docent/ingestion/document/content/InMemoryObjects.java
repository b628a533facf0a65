package dev.docent.ingestion.document.content;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Objects in memory, which counts how often they are opened. */
public final class InMemoryObjects implements ObjectStore {

    private final Map<ObjectKey, byte[]> contents = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile String down = "";
    private volatile String breaking = "";

    /** Lets every call for a key that begins so fail from now on, as if no server answered; none when empty. */
    public void letFail(String prefix) {
        down = prefix;
    }

    /** Lets the content of every key that begins so break off before its last byte, as if the server went away; none when empty. */
    public void letBreakOff(String prefix) {
        breaking = prefix;
    }

    private void look(ObjectKey key) {
        if (!down.isEmpty() && key.value().startsWith(down)) {
            throw new ObjectStoreUnavailableException("Nobody answers: " + key, null);
        }
    }

    @Override
    public long put(ObjectKey key, InputStream content) {
        try {
            var bytes = content.readAllBytes();
            contents.put(key, bytes);
            return bytes.length;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) {
        opened.incrementAndGet();
        look(key);
        var bytes = contents.get(key);
        if (bytes == null) {
            throw new ObjectNotFoundException(key);
        }
        var content = new ByteArrayInputStream(bytes);
        var breaks = !breaking.isEmpty() && key.value().startsWith(breaking);
        return new StoredObject(bytes.length, breaks ? breakingOff(content) : content);
    }

    private static InputStream breakingOff(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                if (available() <= 1) {
                    throw new ObjectStoreUnavailableException("The rest cannot be had", null);
                }
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                into[offset] = (byte) read();
                return 1;
            }
        };
    }

    @Override
    public boolean exists(ObjectKey key) {
        return contents.containsKey(key);
    }

    @Override
    public void delete(ObjectKey key) {
        look(key);
        contents.remove(key);
    }

    @Override
    public Stream<ObjectKey> list(String prefix) {
        return contents.keySet().stream().filter(key -> key.value().startsWith(prefix));
    }

    /** {@return how often an object was opened} */
    public int opened() {
        return opened.get();
    }
}
