package dev.docent.api.migration;

import dev.docent.storage.records.ChosenRecordStore;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Where settings keep each part. Two that are equal are one place; they may hold secrets, and are never shown. */
record Places(Path data, String records, String objects, String passages) {

    private static final String USUAL_COLLECTION = "passages";

    static Places in(Environment settings) {
        var data = absolute(settings.getRequiredProperty("docent.data"));
        var mongodb = settings(settings, "docent.mongodb.uri", "docent.mongodb.database");
        var collection =
                settings.getProperty("docent.index.atlas.collection", "").strip();
        return new Places(
                data,
                ChosenRecordStore.name(settings).equals("mongodb") ? mongodb : data.toString(),
                isS3(settings)
                        ? settings(
                                settings,
                                "docent.objects.s3.bucket",
                                "docent.objects.s3.endpoint",
                                "docent.objects.s3.region",
                                "docent.objects.s3.prefix")
                        : folder(settings, "docent.objects.folder.root", data.resolve("objects")),
                kind(settings, "index").equals("atlas")
                        ? mongodb + " " + (collection.isEmpty() ? USUAL_COLLECTION : collection)
                        : folder(settings, "docent.index.lucene.folder", data.resolve("index")));
    }

    private static boolean isS3(Environment settings) {
        var kind = kind(settings, "objects");
        return kind.isEmpty()
                ? StringUtils.hasText(settings.getProperty("docent.objects.s3.bucket"))
                : kind.equals("s3");
    }

    private static String kind(Environment settings, String part) {
        return settings.getProperty("docent.%s.kind".formatted(part), "").strip();
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
        return "Places[data=" + data + "]";
    }
}
