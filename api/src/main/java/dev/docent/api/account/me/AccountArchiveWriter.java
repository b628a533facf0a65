package dev.docent.api.account.me;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.access.AccountArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.springframework.stereotype.Component;

/** Writes exports of accounts as zip files. */
@Component
class AccountArchiveWriter {

    private final ObjectMapper json;

    AccountArchiveWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Writes what the files write into a zip file. The stream stays open. */
    void write(OutputStream out, Files files) throws IOException {
        var zip = new ZipOutputStream(CloseShieldOutputStream.wrap(out));
        files.writeTo(new Zip(zip, json));
        zip.finish();
        zip.flush();
    }

    /** The files of an archive. */
    @FunctionalInterface
    interface Files {
        void writeTo(AccountArchive archive) throws IOException;
    }

    private record Zip(ZipOutputStream zip, ObjectMapper json) implements AccountArchive {

        @Override
        public void writeJson(String name, Object value) throws IOException {
            write(name, out -> json.writerWithDefaultPrettyPrinter().writeValue(out, value));
        }

        @Override
        public void write(String name, Content content) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            content.writeTo(CloseShieldOutputStream.wrap(zip));
            zip.closeEntry();
        }
    }
}
