package dev.docent.api.migration;

import dev.docent.runtime.AdapterChoice;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The stores that settings choose. Equal values mean the same store. They may contain secrets and are never shown. */
record StorageLocations(Path data, String records, String objects, String passages) {

    private static final String USUAL_COLLECTION = "passages";

    static StorageLocations in(Environment settings) {
        var data = absolute(settings.getRequiredProperty("docent.data"));
        var mongodb = settings(settings, "docent.mongodb.uri", "docent.mongodb.database");
        var collection =
                settings.getProperty("docent.index.atlas.collection", "").strip();
        return new StorageLocations(
                data,
                isChosen(settings, "records", "mongodb") ? mongodb : data.toString(),
                isChosen(settings, "objects", "s3")
                        ? settings(
                                settings,
                                "docent.objects.s3.bucket",
                                "docent.objects.s3.endpoint",
                                "docent.objects.s3.region",
                                "docent.objects.s3.prefix")
                        : folder(settings, "docent.objects.folder.root", data.resolve("objects")),
                isChosen(settings, "index", "atlas")
                        ? mongodb + " " + (collection.isEmpty() ? USUAL_COLLECTION : collection)
                        : folder(settings, "docent.index.lucene.folder", data.resolve("index")));
    }

    private static boolean isChosen(Environment settings, String part, String kind) {
        return AdapterChoice.of(part, settings).kind().equals(kind);
    }

    private static String settings(Environment settings, String... names) {
        return Stream.of(names)
                .map(name -> settings.getProperty(name, "").strip())
                .collect(Collectors.joining(" "));
    }

    private static String folder(Environment settings, String name, Path usual) {
        var set = settings.getProperty(name, "");
        return (set.isBlank() ? usual : absolute(set)).toString();
    }

    private static Path absolute(String folder) {
        return Path.of(folder).toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return "StorageLocations[data=" + data + "]";
    }
}
