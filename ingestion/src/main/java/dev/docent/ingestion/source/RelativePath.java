package dev.docent.ingestion.source;

import dev.docent.ingestion.document.Filename;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file stands in the folder, archive or mail it came with: names with slashes between them. It leads nowhere
 * else, hides nothing, and is for people; no file is ever opened by it.
 *
 * @param value never empty, at most 1024 characters
 */
public record RelativePath(String value) {

    private static final int LONGEST = 1024;
    private static final Pattern DRIVE = Pattern.compile("^\\s*[A-Za-z]:");

    /**
     * {@return the path, cleaned: slashes for backslashes, no drive, no leading slash, nothing invisible; empty when it
     * leads upwards, is too long, or nothing of it is left}
     */
    public static Optional<RelativePath> of(String given) {
        var bare = DRIVE.matcher(Filename.visible(given).replace('\\', '/')).replaceFirst("");
        List<String> names = new ArrayList<>();
        for (var segment : bare.split("/")) {
            var name = segment.strip();
            if (name.equals("..")) {
                return Optional.empty();
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        var path = String.join("/", names);
        return path.isEmpty() || path.length() > LONGEST ? Optional.empty() : Optional.of(new RelativePath(path));
    }

    /** {@return its last name} */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** {@return the path of what stands in this one; empty when the two are too long together} */
    Optional<RelativePath> of(RelativePath inside) {
        return of(value + "/" + inside.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
