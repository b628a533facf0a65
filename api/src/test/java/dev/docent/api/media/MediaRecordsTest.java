package dev.docent.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.media.StoredMedia.Kept;
import dev.docent.api.media.StoredMedia.Kind;
import dev.docent.api.media.StoredMedia.Renditions;
import dev.docent.storage.records.OffsetPage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of media. */
class MediaRecordsTest extends RecordStoreTest {

    @Test
    void keepEverything() {
        var saved = records().save(media("1", "ann", "a1", 100));

        assertThat(records().findByOwnerAndId("ann", "1")).contains(saved);
        assertThat(records().findByOwnerAndSha256("ann", "a1")).contains(saved);
        assertThat(records().findByOwnerAndIdIn("ann", List.of("0", "1"))).containsExactly(saved);
        assertThat(records().findByOwnerAndIdIn("bob", List.of("1"))).isEmpty();
        var heard = records().save(saved.transcribed("Good morning."));
        assertThat(records().findByOwnerAndId("ann", "1").orElseThrow().transcript())
                .isEqualTo("Good morning.");
        assertThat(heard.version()).isEqualTo(1);
    }

    @Test
    void areBoundedByTheirOwner() {
        records().save(media("1", "ann", "a1", 100));

        assertThat(records().findByOwnerAndId("bob", "1")).isEmpty();
        assertThat(records().findByOwnerAndSha256("bob", "a1")).isEmpty();
        records().deleteByOwnerAndId("bob", "1");
        assertThat(records().countByOwner("ann")).isOne();
    }

    @Test
    void haveTheSameBytesOncePerOwner() {
        records().save(media("1", "ann", "a1", 100));
        records().save(media("2", "bob", "a1", 100));

        assertThatThrownBy(() -> records().save(media("3", "ann", "a1", 100)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void addUpTheBytesOfAnOwnerAndDeleteThem() {
        assertThat(records().bytesOf("ann")).isZero();
        records().save(media("1", "ann", "a1", 100));
        records().save(media("2", "ann", "a2", 30));
        records().save(media("3", "bob", "a1", 7));

        assertThat(records().bytesOf("ann")).isEqualTo(130);
        var page = records().findByOwner("ann", new OffsetPage(1, 0, Sort.by(Sort.Direction.DESC, "id")));
        assertThat(page.getTotalElements()).isEqualTo(2);
        assertThat(page.getContent().getFirst().id()).isEqualTo("2");
        records().deleteByOwner("ann");
        assertThat(records().bytesOf("ann")).isZero();
        assertThat(records().bytesOf("bob")).isEqualTo(7);
    }

    private MediaRepository records() {
        return context().getBean(MediaRepository.class);
    }

    private static StoredMedia media(String id, String owner, String sha256, long size) {
        var renditions = new Renditions(
                List.of(new Kept("full", "image/png", 3, 4, size), new Kept("thumbnail", "image/jpeg", null, null, 1)));
        return new StoredMedia(
                id,
                null,
                owner,
                sha256,
                Kind.IMAGE,
                "image/webp",
                size,
                null,
                renditions,
                null,
                Instant.parse("2026-11-25T03:30:00Z"));
    }
}
