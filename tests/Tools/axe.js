// Opens pages in a browser, wide and narrow, light and dark, and prints every rule of axe that they break, and tables whose last column
// cannot be seen beside the heads of its rows.
const { chromium } = require("playwright-core");

(async () => {
  const [executablePath, ...pages] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  for (const page of pages) {
    for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [360, "light"]]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const tab = await context.newPage();
      await tab.goto(`file://${page}`);
      await tab.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
      const { violations } = await tab.evaluate(() => axe.run());
      for (const { id, help, nodes } of violations) {
        console.log(`${width} ${colorScheme} ${id}: ${help}: ${nodes[0].html}`);
      }
      const scrolled = await tab.evaluate(() => document.documentElement.scrollWidth);
      if (scrolled > width) {
        console.log(`${width} ${colorScheme} scrolls sideways: ${scrolled}`);
      }
      const hidden = await tab.evaluate(() =>
        [...document.querySelectorAll(".kept")].filter((region) => {
          region.scrollLeft = region.scrollWidth;
          const edge = region.getBoundingClientRect();
          return [...region.querySelectorAll("tbody tr")].filter((row) => row.querySelector("td")).some((row) => {
            const head = [...row.querySelectorAll("th")].pop().getBoundingClientRect();
            const last = row.lastElementChild.getBoundingClientRect();
            return head.left < edge.left - 1 || last.left < head.right - 1 || last.right > edge.right + 1;
          });
        }).length);
      if (hidden > 0) {
        console.log(`${width} ${colorScheme} ${hidden} tables whose last column cannot be reached`);
      }
      await context.close();
    }
  }
  await browser.close();
})();
