package dev.docent.storage.durability;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.RecordIds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** Stores objects and saves records until it is killed, and names each on standard output once it is acknowledged. */
public final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
        var context = start(arguments[0]);
        var objects = context.getBean(ObjectStore.class);
        var notes = context.getBean(Notes.class);
        for (var threads = 0; threads < 3; threads++) {
            Thread.ofPlatform().start(() -> write(objects, notes));
        }
    }

    static ConfigurableApplicationContext start(String folder) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + folder,
                        "spring.flyway.locations=classpath:db/sqlite",
                        "spring.main.banner-mode=off",
                        "logging.level.root=error")
                .run();
    }

    static ObjectKey key(String id) {
        return ObjectKey.of("notes", id.substring(id.length() - 2), id);
    }

    /** {@return far more than is written in one go} */
    static byte[] content(String id) {
        return id.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(ObjectStore objects, Notes notes) {
        while (true) {
            var id = RecordIds.next();
            objects.put(key(id), new ByteArrayInputStream(content(id)));
            System.out.println("object " + id);
            notes.save(new Note(id, null, id));
            System.out.println("record " + id);
        }
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    @EnableAutoConfiguration
    @ComponentScan({"dev.docent.storage.records.sqlite", "dev.docent.storage.objects.folder"})
    static class Application {}
}
