package dev.docent.api.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StorageLocationsTest {

    @Test
    void tellsCollectionsOfOneDatabaseApart() {
        assertThat(inAtlas("letters").passages()).isNotEqualTo(inAtlas("").passages());
        assertThat(inAtlas("passages")).isEqualTo(inAtlas(""));
    }

    private static StorageLocations inAtlas(String collection) {
        var settings = new HashMap<String, Object>(Map.of(
                "docent.data", "data",
                "docent.mongodb.uri", "mongodb://localhost",
                "docent.mongodb.database", "docent",
                "docent.index.kind", "atlas"));
        if (!collection.isEmpty()) {
            settings.put("docent.index.atlas.collection", collection);
        }
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return StorageLocations.in(environment);
    }
}
