/// A thin client of the public protocol on `java.net.http` alone, so that a fault of the product's own codecs
/// cannot hide behind the same codec in the test.
@NullMarked
package dev.guildhall.acceptance.client;

import org.jspecify.annotations.NullMarked;
