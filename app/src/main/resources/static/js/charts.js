// Draws a bar chart above each table that asks for one, from the table's own figures: the table stays the truth.
(() => {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Custom properties may hold light-dark(); a probe element turns them into a plain colour.
  const resolved = name => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    probe.hidden = true;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value || colour(name);
  };

  const rows = table => [...table.tBodies[0].rows].map(row => ({
    label: row.cells[0].querySelector('time')?.textContent.trim() ?? row.cells[0].textContent.trim(),
    value: Number(row.cells[1].textContent.replace(/[^0-9.-]/g, '')),
    marked: row.dataset.mark === 'true',
  }));

  const options = (table, data) => ({
    animation: false,
    aria: { enabled: true, decal: { show: true }, label: { description: `${table.dataset.chartName}. The figures are in the table below.` } },
    grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      data: data.map(row => row.label),
      axisLabel: { color: resolved('--faded'), hideOverlap: true },
      axisLine: { lineStyle: { color: resolved('--edge') } },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: resolved('--faded') },
      splitLine: { lineStyle: { color: resolved('--rule') } },
    },
    series: [{
      type: 'bar',
      barMaxWidth: 36,
      data: data.map(row => ({
        value: row.value,
        itemStyle: { color: resolved(row.marked ? '--cloth' : '--brass') },
      })),
    }],
  });

  const draw = holder => {
    const table = document.getElementById(holder.dataset.chartOf);
    holder.hidden = false;
    const chart = echarts.getInstanceByDom(holder) ?? echarts.init(holder, null, { renderer: 'svg' });
    chart.setOption(options(table, rows(table)), true);
    new ResizeObserver(() => chart.resize()).observe(holder);
  };

  const drawAll = () => document.querySelectorAll('[data-chart-of]').forEach(draw);
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
})();
