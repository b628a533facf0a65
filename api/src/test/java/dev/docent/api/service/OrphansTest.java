package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.deletion.OrphanSweep;
import dev.docent.ingestion.parsing.media.SampleImages;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.RecordIds;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of images, audio and extractions whose upload a crash cut off before the record was written. */
@ServiceTest
class OrphansTest {

    @Autowired
    Docent docent;

    @Autowired
    ObjectStore objects;

    @Autowired
    OrphanSweep sweep;

    @Test
    void areDeletedByTheSweepOfTheNextStartAndNothingElseIs() {
        var caller = docent.tenant("orphans " + System.nanoTime());
        var media = upload(caller, "/api/v1/media/upload", "a.png", SampleImages.photograph());
        var extraction = upload(caller, "/api/v1/extractions", "boat.pdf", SmallPdf.of("Home port: Kiel"));
        var kept = keysOf(media, extraction);
        var account = kept.getFirst().split("/")[1];
        var id = RecordIds.next();
        put("media", account, id, "full");
        put("media", account, id, "thumbnail");
        put("extractions", account, id);
        var other = keysOf(upload(docent.tenant("orphans 2"), "/api/v1/media/upload", "a.png", SampleImages.webp()));
        // Under an id that is known, but another owner's: nobody's.
        put("media", other.getFirst().split("/")[1], media, "full");
        // Of accounts that these records do not know: perhaps of another installation.
        put("media", "another-installation", id, "full");
        var start = RecordIds.next();
        var uploaded = RecordIds.next();
        put("media", account, uploaded, "full");

        sweep.sweep(start);

        assertThat(keysOf(media, extraction)).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(keysOf(id)).containsExactly("media/another-installation/" + id + "/full");
        assertThat(keysOf(uploaded)).hasSize(1);
        keysOf(id, uploaded).forEach(key -> objects.delete(new ObjectKey(key)));
    }

    private static String upload(Docent.Call caller, String path, String name, byte[] content) {
        return caller.multipart(new Multipart().andFile("file", name, content))
                .post(path)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
    }

    private void put(String... segments) {
        objects.put(ObjectKey.of(segments), new ByteArrayInputStream(new byte[] {1}));
    }

    private List<String> keysOf(String... ids) {
        try (var all = objects.list("")) {
            return all.map(ObjectKey::value)
                    .filter(key -> List.of(ids).stream().anyMatch(key::contains))
                    .toList();
        }
    }
}
