package dev.docent.api.migration;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Copies objects under the same keys: originals, extracted texts and others. */
record ObjectCopier(ObjectStore from, ObjectStore to) implements Copier {

    private static final String STEP = "objects";

    @Override
    public boolean isTargetEmpty() {
        return keys(to).isEmpty();
    }

    @Override
    public void copy(Migration.Progress progress) {
        var present = keys(to);
        var all = List.copyOf(keys(from));
        for (var each = 0; each < all.size(); each++) {
            progress.show(STEP, each, all.size(), all.get(each).value());
            if (!present.contains(all.get(each))) {
                copy(all.get(each));
            }
        }
    }

    @Override
    public List<CopyCheck> compare(boolean repairs, Migration.Progress progress) {
        var here = new HashSum();
        var there = new HashSum();
        var all = keys(from);
        var done = 0;
        for (var key : all) {
            progress.show("checking", done++, all.size(), key.value());
            var our = hash(from, key).orElseThrow(() -> new ObjectNotFoundException(key));
            var their = hash(to, key);
            here.add(our);
            their.ifPresent(there::add);
            if (repairs && their.filter(hash -> Arrays.equals(hash, our)).isEmpty()) {
                copy(key);
            }
        }
        for (var extra : keys(to)) {
            if (!all.contains(extra)) {
                hash(to, extra).ifPresent(there::add);
                if (repairs) {
                    to.delete(extra);
                }
            }
        }
        return List.of(CopyCheck.of(STEP, here, there));
    }

    private void copy(ObjectKey key) {
        try (var stored = from.open(key)) {
            to.put(key, stored.content());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the object " + key, failure);
        }
    }

    /** {@return the hash of key and content; empty if there is no such object} */
    private static Optional<byte[]> hash(ObjectStore store, ObjectKey key) {
        var digest = DigestUtils.getSha256Digest();
        digest.update(key.value().getBytes(StandardCharsets.UTF_8));
        try (var stored = store.open(key)) {
            return Optional.of(
                    DigestUtils.updateDigest(digest, stored.content()).digest());
        } catch (ObjectNotFoundException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the object " + key, failure);
        }
    }

    private static Set<ObjectKey> keys(ObjectStore store) {
        try (var listed = store.list("")) {
            return listed.collect(Collectors.toSet());
        }
    }
}
