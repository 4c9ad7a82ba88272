namespace Disclosure.Rendering.Layout.Flow;

/// <summary>Something that is placed on pages from top to bottom.</summary>
internal interface IFlowBlock
{
    /// <summary>All of it, with the room before and after.</summary>
    /// <remarks>In thousandths of a point, like all lengths of the layout.</remarks>
    int Height { get; }

    /// <summary>What must find room where it begins.</summary>
    int MinHeight { get; }

    /// <summary>Whether it may not stand last on a page.</summary>
    bool KeepsWithNext { get; }

    /// <summary>Whether it needs the sheet turned.</summary>
    bool IsLandscape { get; }

    /// <summary>Places itself at the paginator's height; it may begin as many pages as it needs.</summary>
    void Place(Paginator pages);
}
