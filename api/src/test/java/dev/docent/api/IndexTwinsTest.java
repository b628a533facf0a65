package dev.docent.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.records.mongodb.StandInMongodb;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Each index of a table has its twin on the collection of the same name, unique where it is, and the other way round. Only
 * MongoDB has indexes by which it deletes expired documents itself, and those of words, for which SQLite has tables.
 */
class IndexTwinsTest {

    private static final String INDEXES = """
            select indexes.name, tables.name as tbl, list."unique" as single,
                   (select group_concat(columns.name) from pragma_index_info(indexes.name) columns) as cols
            from sqlite_master indexes
            join sqlite_master tables on tables.name = indexes.tbl_name and tables.type = 'table'
            join pragma_index_list(tables.name) list on list.name = indexes.name
            where indexes.type = 'index' and indexes.sql is not null and tables.name not like 'flyway%'""";

    @TempDir
    Path folder;

    @Test
    void areInBothStores() {
        assertThat(ofCollections()).isEqualTo(ofTables()).hasSizeGreaterThan(20);
    }

    private Set<String> ofTables() {
        try (var context = StoredRecords.start(folder)) {
            var found = context.getBean(JdbcTemplate.class).query(INDEXES, (row, number) -> {
                var columns = List.of(row.getString("cols").split(",")).stream()
                        .map(column -> column.equals("id") ? "_id" : column)
                        .toList();
                return said(row.getString("name"), row.getString("tbl"), row.getBoolean("single"), columns);
            });
            return new TreeSet<>(found);
        }
    }

    private Set<String> ofCollections() {
        try (var server = new StandInMongodb();
                var context = StoredRecords.start(folder, server.settings("docent"))) {
            var database = context.getBean(MongoTemplate.class).getDb();
            var found = new TreeSet<String>();
            for (var collection : database.listCollectionNames()) {
                for (var index : database.getCollection(collection).listIndexes()) {
                    if (!index.getString("name").equals("_id_")
                            && !index.getString("name").endsWith("_by_words")
                            && !index.containsKey("expireAfterSeconds")) {
                        found.add(said(
                                index.getString("name"),
                                collection,
                                index.getBoolean("unique", false),
                                List.copyOf(index.get("key", Document.class).keySet())));
                    }
                }
            }
            return found;
        }
    }

    private static String said(String name, String of, boolean unique, List<String> fields) {
        return fields.stream().collect(Collectors.joining(", ", of + "." + name + (unique ? " unique (" : " ("), ")"));
    }
}
