using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Concepts;

/// <summary>Where the cells of a topic are.</summary>
/// <param name="Table">Empty where the edition does not count the topic.</param>
/// <param name="Total">Column of a number that names no column; empty where a column must be named. Compared by reference.</param>
public sealed record TopicCells(ClaimTopic Topic, string Table, IReadOnlyList<string> Total);
