package dev.guildhall.node.cli;

import dev.guildhall.node.config.OperatorError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What followed a command's name, sorted by its [Syntax]. Every failure is an [OperatorError] that names the
/// word that is wrong.
///
/// Hand-written because it runs in front of every start: the option library that was tried is compiled for a
/// class-file version that the JVM's AOT cache refuses, and took more than half of the time of a short command.
public final class Arguments {
    private final Syntax syntax;
    private final List<String> words;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Arguments(Syntax syntax, List<String> words) {
        this.syntax = syntax;
        this.words = List.copyOf(words);
    }

    static Arguments parse(Syntax syntax, List<String> words) {
        var arguments = new Arguments(syntax, words);
        var rest = words.iterator();
        while (rest.hasNext()) arguments.take(rest.next(), rest);
        if (arguments.operands.size() < syntax.operands().size()) {
            throw arguments.wrong("a " + syntax.operands().get(arguments.operands.size()) + " is missing");
        }
        return arguments;
    }

    /// What was typed, as it was typed.
    public List<String> words() {
        return words;
    }

    /// Whether a flag or an option was given.
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /// The value of an option, if it was given.
    public Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /// The value of an option that must be given.
    String required(String option) {
        return value(option).orElseThrow(() -> wrong(option + " is missing"));
    }

    /// Turns a value into a number or an id. `what` completes "… is not".
    public <T> Optional<T> value(String option, String what, Function<String, T> reading) {
        return value(option).map(text -> {
            try {
                return reading.apply(text);
            } catch (NumberFormatException e) {
                throw wrong(option + ": \"" + text + "\" is not " + what);
            }
        });
    }

    /// What followed without a dash; as many as the syntax names.
    String operand(int index) {
        return operands.get(index);
    }

    /// A misuse of this command, with the way to its help.
    OperatorError wrong(String reason) {
        return OperatorError.misuse(reason + " (./guildhall " + syntax.command() + " --help shows what there is)");
    }

    private void take(String word, Iterator<String> rest) {
        if (!word.startsWith("-")) {
            if (operands.size() == syntax.operands().size()) throw wrong("cannot make sense of \"" + word + "\"");
            operands.add(word);
            return;
        }
        var equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var value = equals < 0 ? Optional.<String>empty() : Optional.of(word.substring(equals + 1));
        if (syntax.flags().contains(name)) {
            if (value.isPresent()) throw wrong(name + " takes no value");
            put(name, "");
        } else if (syntax.valued().contains(name)) {
            put(name, value.orElseGet(() -> next(name, rest)));
        } else {
            throw wrong("there is no option " + name);
        }
    }

    /// `--data --json` is a forgotten value; one that starts with dashes is given as `--data=--json`.
    private String next(String name, Iterator<String> rest) {
        var value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("--")) throw wrong(name + " needs a value");
        return value;
    }

    private void put(String name, String value) {
        if (options.put(name, value) != null) throw wrong(name + " is given twice");
    }
}
