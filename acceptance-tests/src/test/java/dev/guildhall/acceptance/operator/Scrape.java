package dev.guildhall.acceptance.operator;

import dev.guildhall.acceptance.process.NodeProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One answer to a scrape, read as strictly as the text format (0.0.4) is defined: what does not fit fails.
///
/// @param help the HELP line of each family
/// @param types the TYPE line of each
/// @param samples each series, as it is written, and its value
record Scrape(Map<String, String> help, Map<String, String> types, Map<String, Double> samples) {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)((?:\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\",?)*})?) (\\S+)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "summary", "histogram", "untyped");

    static Scrape of(HttpClient http, NodeProcess node) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(node.info().metrics()).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new AssertionError("scraped " + answer.statusCode());
        return parse(answer.body());
    }

    static Scrape parse(String text) {
        if (!text.endsWith("\n")) throw new AssertionError("the last line has no end");
        Scrape scrape = new Scrape(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashMap<>());
        String family = "";
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            switch (words[0] + " " + (words.length > 1 && words[0].equals("#") ? words[1] : "")) {
                case "# HELP" -> {
                    family = words[2];
                    if (scrape.help.put(family, words[3]) != null) throw new AssertionError("again: " + line);
                }
                case "# TYPE" -> {
                    family = words[2];
                    if (!TYPES.contains(words[3])) throw new AssertionError("no such type: " + line);
                    if (scrape.types.put(family, words[3]) != null) throw new AssertionError("again: " + line);
                }
                default -> scrape.sample(line, family);
            }
        }
        return scrape;
    }

    private void sample(String line, String family) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) throw new AssertionError("not a sample: " + line);
        if (!names(family).contains(sample.group(1))) {
            throw new AssertionError("not of the family before it, " + family + ": " + line);
        }
        String number = sample.group(3).replace("Inf", "Infinity");
        if (samples.put(sample.group(1) + sample.group(2), Double.parseDouble(number)) != null) {
            throw new AssertionError("twice: " + line);
        }
    }

    /// The names that lines of a family may have.
    private List<String> names(String family) {
        return switch (types.getOrDefault(family, "")) {
            case "summary" -> List.of(family, family + "_count", family + "_sum");
            case "histogram" -> List.of(family + "_bucket", family + "_count", family + "_sum");
            case "" -> List.of();
            default -> List.of(family);
        };
    }

    /// 0 for a series that is not there yet.
    double value(String series) {
        return samples.getOrDefault(series, 0.0);
    }

    /// Of all series of this name.
    double sum(String name) {
        return samples.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// The families that are ours.
    Set<String> ours() {
        return types.keySet().stream()
                .filter(name -> name.startsWith("guildhall_"))
                .collect(Collectors.toSet());
    }
}
